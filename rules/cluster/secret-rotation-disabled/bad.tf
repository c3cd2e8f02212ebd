resource "azurerm_kubernetes_cluster" "shop" {
  name                = "aks-shop"
  resource_group_name = "rg-shop"

  key_vault_secrets_provider {
    secret_rotation_enabled = false # finding
  }
}
