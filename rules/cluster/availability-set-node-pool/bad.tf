resource "azurerm_kubernetes_cluster" "shop" {
  name                = "aks-shop"
  resource_group_name = "rg-shop"

  default_node_pool {
    name    = "system"
    vm_size = "Standard_D4ds_v5"
    type    = "AvailabilitySet" # finding
  }
}
