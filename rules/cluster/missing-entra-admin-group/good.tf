resource "azurerm_kubernetes_cluster" "shop" {
  name                = "aks-shop"
  resource_group_name = "rg-shop"

  azure_active_directory_role_based_access_control {
    admin_group_object_ids = ["7d5c3f0e-2b4a-4c19-9f86-1a0e5b8d6c42"]
  }
}
