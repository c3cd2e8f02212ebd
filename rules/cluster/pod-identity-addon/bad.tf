resource "azapi_resource" "shop" {
  type      = "Microsoft.ContainerService/managedClusters@2025-05-01"
  name      = "aks-shop"
  parent_id = azurerm_resource_group.shop.id

  body = {
    properties = {
      podIdentityProfile = {
        enabled = true # finding
      }
    }
  }
}
