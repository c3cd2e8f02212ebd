resource "azurerm_role_assignment" "shop" {
  scope                = azurerm_storage_account.shop.id
  role_definition_name = "Storage Blob Data Contributor"
  principal_id         = azurerm_user_assigned_identity.shop.principal_id
}
