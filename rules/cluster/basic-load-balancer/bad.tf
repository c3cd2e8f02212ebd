resource "azurerm_kubernetes_cluster" "shop" {
  name                = "aks-shop"
  resource_group_name = "rg-shop"

  network_profile {
    network_plugin    = "azure"
    load_balancer_sku = "basic" # finding
  }
}
