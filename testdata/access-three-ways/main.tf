# Who may do what around the shop's cluster, with five mistakes.

data "azurerm_subscription" "current" {}

resource "azurerm_role_assignment" "pipeline" {
  principal_id         = azurerm_user_assigned_identity.pipeline.principal_id
  principal_type       = "ServicePrincipal"
  role_definition_name = "Owner"
  scope                = data.azurerm_subscription.current.id
}

resource "azurerm_role_assignment" "pull" {
  principal_id         = azurerm_kubernetes_cluster.shop.kubelet_identity[0].object_id
  role_definition_name = "AcrPull"
  scope                = azurerm_container_registry.shop.id
}

resource "azurerm_federated_identity_credential" "web" {
  name                      = "web"
  user_assigned_identity_id = azurerm_user_assigned_identity.shop.id
  issuer                    = azurerm_kubernetes_cluster.shop.oidc_issuer_url
  subject                   = "system:serviceaccount:shop"
  audience                  = ["api://AzureAdTokenExchange"]
}

resource "azurerm_security_center_subscription_pricing" "containers" {
  resource_type = "Containers"
  tier          = "Free"
}

resource "azurerm_security_center_subscription_pricing" "kubernetes" {
  resource_type = "KubernetesService"
  tier          = "Standard"
}
