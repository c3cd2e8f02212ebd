resource "azurerm_kubernetes_cluster" "shop" {
  name                = "aks-shop"
  resource_group_name = "rg-shop"

  service_principal {
    client_id = "5e8f2a91-6c07-4d3b-b1f4-90a7c2e4d815" # finding
  }
}
