resource "azurerm_kubernetes_cluster" "shop" {
  name                = "aks-shop"
  resource_group_name = "rg-shop"

  web_app_routing {
    dns_zone_ids             = []
    default_nginx_controller = "None"
  }
}
