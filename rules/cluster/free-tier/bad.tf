resource "azurerm_kubernetes_cluster" "shop" { # finding
  name                = "aks-shop"
  resource_group_name = "rg-shop"
}

resource "azurerm_kubernetes_cluster" "test" {
  name                = "aks-test"
  resource_group_name = "rg-shop"

  sku_tier = "Free" # finding
}
