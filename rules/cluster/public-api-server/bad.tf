resource "azurerm_kubernetes_cluster" "shop" { # finding
  name                = "aks-shop"
  resource_group_name = "rg-shop"

  private_cluster_enabled = false
}
