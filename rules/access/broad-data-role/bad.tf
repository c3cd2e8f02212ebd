data "azurerm_subscription" "current" {}

resource "azurerm_role_assignment" "shop" {
  scope                = data.azurerm_subscription.current.id
  role_definition_name = "Storage Blob Data Owner" # finding
  principal_id         = azurerm_user_assigned_identity.shop.principal_id
}
