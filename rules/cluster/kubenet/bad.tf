resource "azurerm_kubernetes_cluster" "shop" {
  name                = "aks-shop"
  resource_group_name = "rg-shop"

  network_profile {
    network_plugin = "kubenet" # finding
  }
}

# kubenet is the default.
resource "azurerm_kubernetes_cluster" "test" { # finding
  name                = "aks-test"
  resource_group_name = "rg-shop"
}
