resource "azurerm_role_assignment" "shop" {
  scope                = "${azurerm_kubernetes_cluster.shop.id}/namespaces/shop"
  role_definition_name = "Azure Kubernetes Service RBAC Reader"
  principal_id         = azuread_group.shop.object_id
}
