resource "azurerm_kubernetes_cluster" "shop" {
  name                = "aks-shop"
  resource_group_name = "rg-shop"

  default_node_pool {
    name    = "system"
    vm_size = "Standard_D4ds_v5"

    node_public_ip_enabled = true # finding
  }
}

resource "azurerm_kubernetes_cluster_node_pool" "apps" {
  name                   = "apps"
  kubernetes_cluster_id  = azurerm_kubernetes_cluster.shop.id
  node_public_ip_enabled = true # finding
}
