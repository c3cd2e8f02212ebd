resource "azurerm_kubernetes_cluster" "shop" {
  name                = "aks-shop"
  resource_group_name = "rg-shop"

  kubernetes_version  = "1.33"
  oidc_issuer_enabled = true
}
