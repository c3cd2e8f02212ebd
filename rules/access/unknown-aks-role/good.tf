resource "azurerm_role_assignment" "shop" {
  scope                = azurerm_kubernetes_cluster.shop.id
  role_definition_name = "Azure Kubernetes Service Cluster User Role"
  principal_id         = azuread_group.shop.object_id
}
