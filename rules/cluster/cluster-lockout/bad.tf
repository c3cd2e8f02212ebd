resource "azurerm_kubernetes_cluster" "shop" { # finding
  name                = "aks-shop"
  resource_group_name = "rg-shop"

  local_account_disabled = true
}
