resource "azurerm_federated_identity_credential" "shop" {
  name                      = "shop"
  user_assigned_identity_id = azurerm_user_assigned_identity.shop.id
  issuer                    = "https://login.microsoftonline.com/00000000-0000-0000-0000-000000000000/v2.0" # finding
  subject                   = "system:serviceaccount:shop:web"
  audience                  = ["api://AzureADTokenExchange"]
}
