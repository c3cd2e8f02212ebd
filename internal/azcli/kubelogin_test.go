package azcli

import (
	"slices"
	"testing"
)

func TestCredentials(t *testing.T) {
	for text, want := range map[string][]string{
		"": nil,
		"export AZURE_CLIENT_ID=x AZURE_TENANT_ID=y":                       nil,
		"export MY_AZURE_CLIENT_SECRET=x AZURE_CLIENT_SECRETS=y":           nil,
		"export AZURE_CLIENT_SECRET=x; echo $AZURE_CLIENT_SECRET":          {"AZURE_CLIENT_SECRET"},
		"env:\n  ARM_CLIENT_SECRET: ${{ secrets.X }}":                      {"ARM_CLIENT_SECRET"},
		"$env:AAD_SERVICE_PRINCIPAL_CLIENT_SECRET = 'x'":                   {"AAD_SERVICE_PRINCIPAL_CLIENT_SECRET"},
		"AZURE_CLIENT_CERTIFICATE_PATH=x AZURE_CLIENT_SECRET=":             {"AZURE_CLIENT_CERTIFICATE_PATH", "AZURE_CLIENT_SECRET"},
		"AAD_SERVICE_PRINCIPAL_CLIENT_CERTIFICATE=x.pfx kubectl get nodes": {"AAD_SERVICE_PRINCIPAL_CLIENT_CERTIFICATE"},
	} {
		if got := Credentials([]byte(text)); !slices.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestCommand_Document_credentials(t *testing.T) {
	command, source := read(t, "kubelogin convert-kubeconfig -l spn")
	if got := command.Document(source).Root.Get("credentials"); got != nil {
		t.Error("credentials without any:", got)
	}
	command.Credentials = []string{"AZURE_CLIENT_SECRET"}
	got, err := command.Document(source).Root.Get("credentials").MarshalJSON()
	if want := `["AZURE_CLIENT_SECRET"]`; err != nil || string(got) != want {
		t.Errorf("credentials %s, %v", got, err)
	}
}
