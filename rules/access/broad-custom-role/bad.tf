data "azurerm_subscription" "current" {}

resource "azurerm_role_definition" "operator" {
  name  = "Cluster operator"
  scope = data.azurerm_subscription.current.id

  permissions {
    actions = [
      "Microsoft.ContainerService/managedClusters/read",
      "Microsoft.Authorization/*", # finding
    ]
    data_actions = ["Microsoft.ContainerService/managedClusters/*"] # finding
  }

  assignable_scopes = ["/"] # finding
}
