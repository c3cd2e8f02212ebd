data "azurerm_subscription" "current" {}

resource "azurerm_role_definition" "operator" {
  name  = "Cluster operator"
  scope = data.azurerm_subscription.current.id

  permissions {
    actions      = ["Microsoft.ContainerService/managedClusters/read"]
    data_actions = ["Microsoft.ContainerService/managedClusters/pods/read"]
  }

  assignable_scopes = [data.azurerm_subscription.current.id]
}
