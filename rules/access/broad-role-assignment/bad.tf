data "azurerm_subscription" "current" {}

resource "azurerm_role_assignment" "pipeline" {
  scope                = data.azurerm_subscription.current.id
  role_definition_name = "Owner" # finding
  principal_id         = azurerm_user_assigned_identity.pipeline.principal_id
}
