az aks create --resource-group rg-shop --name shop \
  --enable-aad --enable-azure-rbac --tier standard \
  --api-server-authorized-ip-ranges 198.51.100.7/32,0.0.0.0/0 \
  --client-secret 'T7x~q.Lm2' --service-principal "$APP_ID"
