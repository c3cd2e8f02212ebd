resource "azurerm_role_assignment" "shop" {
  scope                = "${azurerm_kubernetes_cluster.shop.id}/namespace/shop" # finding
  role_definition_name = "Azure Kubernetes Service RBAC Reader"
  principal_id         = azuread_group.shop.object_id
}
