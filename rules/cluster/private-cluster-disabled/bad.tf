resource "azurerm_kubernetes_cluster" "shop" {
  name                = "aks-shop"
  resource_group_name = "rg-shop"

  private_cluster_enabled = false # finding

  api_server_access_profile {
    authorized_ip_ranges = ["203.0.113.0/24"]
  }
}
