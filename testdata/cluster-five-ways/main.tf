variable "name" {
  type    = string
  default = "aks-shop"
}

variable "tier" {
  type    = string
  default = "Free"
}

locals {
  admin_groups = ["7d1f8a52-93c4-4e60-b1a7-05f3c2d8e946"]
}

resource "azurerm_kubernetes_cluster" "shop" {
  name                = var.name
  location            = azurerm_resource_group.shop.location
  resource_group_name = azurerm_resource_group.shop.name
  dns_prefix          = "${var.name}-dns"
  kubernetes_version  = "1.33.4"
  sku_tier            = var.tier

  default_node_pool {
    name       = "system"
    node_count = 3
    vm_size    = "Standard_D4s_v5"
  }

  identity {
    type = "SystemAssigned"
  }

  azure_active_directory_role_based_access_control {
    admin_group_object_ids = local.admin_groups
  }

  api_server_access_profile {
    authorized_ip_ranges = ["198.51.100.0/24", "0.0.0.0/0"]
  }

  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    outbound_type       = "loadBalancer"
  }

  oms_agent {
    log_analytics_workspace_id      = azurerm_log_analytics_workspace.shop.id
    msi_auth_for_monitoring_enabled = true
  }
}
