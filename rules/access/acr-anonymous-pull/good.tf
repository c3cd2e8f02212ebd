resource "azurerm_container_registry" "shop" {
  name                = "acrshop"
  resource_group_name = azurerm_resource_group.shop.name
  location            = azurerm_resource_group.shop.location
  sku                 = "Standard"
}
