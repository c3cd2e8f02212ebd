resource "azurerm_kubernetes_cluster" "shop" {
  name                = "aks-shop"
  resource_group_name = "rg-shop"

  service_mesh_profile {
    mode      = "Istio"
    revisions = ["asm-1-27"]
  }
}
