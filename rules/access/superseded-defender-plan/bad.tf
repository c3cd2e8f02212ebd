resource "azurerm_security_center_subscription_pricing" "containers" {
  resource_type = "ContainerRegistry" # finding
  tier          = "Standard"
}
