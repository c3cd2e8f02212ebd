resource "azurerm_kubernetes_cluster" "shop" {
  name                = "aks-shop"
  resource_group_name = "rg-shop"

  workload_identity_enabled = true
  oidc_issuer_enabled       = true
}
