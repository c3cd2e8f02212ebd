resource "azurerm_federated_identity_credential" "shop" {
  name                      = "shop"
  user_assigned_identity_id = azurerm_user_assigned_identity.shop.id
  issuer                    = "https://token.actions.githubusercontent.com"
  subject                   = "repo:contoso/shop:*" # finding
  audience                  = ["api://AzureADTokenExchange"]
}
