resource "azurerm_kubernetes_cluster" "shop" { # finding
  name                = "aks-shop"
  resource_group_name = "rg-shop"

  oidc_issuer_enabled = true
}
