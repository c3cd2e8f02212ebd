resource "azurerm_kubernetes_cluster" "shop" {
  name                = "aks-shop"
  resource_group_name = "rg-shop"

  network_profile { # finding
    network_plugin = "azure"
    network_policy = "cilium"
  }
}
