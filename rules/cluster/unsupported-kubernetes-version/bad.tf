resource "azurerm_kubernetes_cluster" "shop" {
  name                = "aks-shop"
  resource_group_name = "rg-shop"

  kubernetes_version = "1.29" # finding

  default_node_pool {
    name                 = "system"
    vm_size              = "Standard_D4ds_v5"
    orchestrator_version = "1.29" # finding
  }
}
