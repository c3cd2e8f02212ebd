resource "azurerm_federated_identity_credential" "shop" {
  name                      = "shop"
  user_assigned_identity_id = azurerm_user_assigned_identity.shop.id
  issuer                    = azurerm_kubernetes_cluster.shop.oidc_issuer_url
  subject                   = "system:serviceaccount:shop:*" # finding
  audience                  = ["api://AzureADTokenExchange"]
}
