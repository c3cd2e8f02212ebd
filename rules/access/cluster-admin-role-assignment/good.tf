resource "azurerm_role_assignment" "admins" {
  scope                = azurerm_kubernetes_cluster.shop.id
  role_definition_name = "Azure Kubernetes Service RBAC Cluster Admin"
  principal_id         = azuread_group.admins.object_id
}
