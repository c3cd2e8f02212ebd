resource "azurerm_kubernetes_cluster" "shop" { # finding
  name                = "aks-shop"
  resource_group_name = "rg-shop"

  kubernetes_version = "1.33"
}

resource "azurerm_kubernetes_cluster" "test" {
  name                = "aks-test"
  resource_group_name = "rg-shop"

  oidc_issuer_enabled = false # finding
}
