resource "azurerm_role_assignment" "admins" {
  scope                = azurerm_resource_group.shop.id
  role_definition_name = "Azure Kubernetes Service RBAC Cluster Admin" # finding
  principal_id         = azuread_group.admins.object_id
}
