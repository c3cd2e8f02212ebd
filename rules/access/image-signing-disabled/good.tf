resource "azurerm_resource_group_policy_assignment" "image_integrity" {
  name                 = "image-integrity"
  resource_group_id    = azurerm_resource_group.shop.id
  policy_definition_id = "/providers/Microsoft.Authorization/policySetDefinitions/af28bf8b-c669-4dd3-9137-1e68fdc61bd6"
}
