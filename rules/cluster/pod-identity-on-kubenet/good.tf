resource "azurerm_kubernetes_cluster" "shop" {
  name                = "aks-shop"
  resource_group_name = "rg-shop"

  oidc_issuer_enabled       = true
  workload_identity_enabled = true
}
