package deployed

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/akslint/akslint/internal/azcli"
	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/shell"
)

// create makes the cluster of the only command of a script.
func create(t *testing.T, script string) *document.Document {
	t.Helper()
	source := &document.Source{Content: []byte(script)}
	commands, err := shell.Parse(source.Content, nil)
	if err != nil || len(commands) != 1 {
		t.Fatal(commands, err)
	}
	command, known := azcli.Read(commands[0], source)
	if !known {
		t.Fatalf("az does not know %s", script)
	}
	docs, err := By([]*azcli.Command{command}, source)
	if err != nil || len(docs) != 1 {
		t.Fatal(docs, err)
	}
	return docs[0]
}

// object is a tree as JSON, without what every cluster has.
func object(doc *document.Document) string {
	root := document.Node{Kind: document.Object}
	for _, member := range doc.Root.Members {
		if member.Key != "type" && member.Key != "_akslint" {
			root.Members = append(root.Members, member)
		}
	}
	json, _ := root.MarshalJSON()
	return string(json)
}

func TestOf_properties(t *testing.T) {
	for _, test := range []struct{ name, flags, want string }{
		{"nothing", "", `{}`},
		{"a string", "--name a", `{"name":"a"}`},
		{"an unknown string", "--name $X", `{"name":{"unknown":"${X}"}}`},
		{"a missing string", "--name --enable-aad", `{"properties":{"aadProfile":{"managed":true}}}`},
		{"the later wins", "--name a --name b", `{"name":"b"}`},
		{"the later is unknown", "--name a --name $X", `{"name":{"unknown":"${X}"}}`},
		{"a choice in other letters", "--network-plugin AZURE --outbound-type userdefinedrouting", `{"properties":{"networkProfile":{"networkPlugin":"azure","outboundType":"userDefinedRouting"}}}`},
		{"no choice", "--network-plugin calico", `{"properties":{"networkProfile":{"networkPlugin":"calico"}}}`},
		{"a switch", "--disable-local-accounts", `{"properties":{"disableLocalAccounts":true}}`},
		{"a switch that turns off", "--disable-rbac", `{"properties":{"enableRBAC":false}}`},
		{"a switch that sets text", "--enable-ahub", `{"properties":{"windowsProfile":{"licenseType":"Windows_Server"}}}`},
		{"an integer", "--node-count 3", `{"properties":{"agentPoolProfiles":[{"count":3}]}}`},
		{"no integer", "--node-count three", `{"properties":{"agentPoolProfiles":[{"count":"three"}]}}`},
		{"an unknown integer", "--node-count $X", `{"properties":{"agentPoolProfiles":[{"count":{"unknown":"${X}"}}]}}`},
		{"one pool", "--node-count 3 --node-vm-size a --enable-node-public-ip", `{"properties":{"agentPoolProfiles":[{"count":3,"vmSize":"a","enableNodePublicIP":true}]}}`},
		{"a list in a word", "--api-server-authorized-ip-ranges a,b", `{"properties":{"apiServerAccessProfile":{"authorizedIPRanges":["a","b"]}}}`},
		{"an empty list", `--api-server-authorized-ip-ranges ""`, `{"properties":{"apiServerAccessProfile":{"authorizedIPRanges":[]}}}`},
		{"an unknown list", "--api-server-authorized-ip-ranges $X,$Y", `{"properties":{"apiServerAccessProfile":{"authorizedIPRanges":{"unknown":"${X},${Y}"}}}}`},
		{"a list that is partly known", "--api-server-authorized-ip-ranges \"$X/32,a\"", `{"properties":{"apiServerAccessProfile":{"authorizedIPRanges":[{"unknown":"${X}/32"},"a"]}}}`},
		{"a list of words", "--zones 1 2", `{"properties":{"agentPoolProfiles":[{"availabilityZones":["1","2"]}]}}`},
		{"a list with an unknown word", "--zones 1 $X", `{"properties":{"agentPoolProfiles":[{"availabilityZones":["1",{"unknown":"${X}"}]}]}}`},
		{"a map", "--tags a=b c=d=e f", `{"tags":{"a":"b","c":"d=e","f":""}}`},
		{"a map with unknown values", "--tags a=$X $Y=b", `{"tags":{"a":{"unknown":"${X}"},"${Y}":{"unknown":"b"}}}`},
		{"an unknown map", "--tags a=b $X", `{"tags":{"unknown":"${X}"}}`},
		{"an object with a key", "--assign-identity a", `{"identity":{"type":"UserAssigned","userAssignedIdentities":{"a":{}}}}`},
		{"three states", "--enable-msi-auth-for-monitoring", `{"properties":{"addonProfiles":{"omsagent":{"config":{"useAADAuth":"true"}}}}}`},
		{"three states: off", "--enable-msi-auth-for-monitoring FALSE", `{"properties":{"addonProfiles":{"omsagent":{"config":{"useAADAuth":"false"}}}}}`},
		{"a file", "--kubelet-config a.json", `{"properties":{"agentPoolProfiles":[{"kubeletConfig":{"unknown":"a.json"}}]}}`},
		{"a file beside what it does not hold", "--enable-defender --defender-config a.json", `{"properties":{"securityProfile":{"defender":{"securityMonitoring":{"enabled":true},"logAnalyticsWorkspaceResourceId":{"unknown":"a.json"}}}}}`},
		{"a value from a file", "--client-secret @a", `{"properties":{"servicePrincipalProfile":{"secret":{"unknown":"@a"}}}}`},
		{"add-ons", "-a monitoring,azure-policy,web_application_routing", `{"properties":{"addonProfiles":{"omsagent":{"enabled":true},"azurepolicy":{"enabled":true}},"ingressProfile":{"webAppRouting":{"enabled":true}}}}`},
		{"an add-on that nobody knows", "-a nothing,azure-policy", `{"properties":{"addonProfiles":{"azurepolicy":{"enabled":true}}}}`},
		{"add-ons given twice", "-a monitoring -a azure-policy", `{"properties":{"addonProfiles":{"azurepolicy":{"enabled":true}}}}`},
		{"no add-ons", `-a ""`, `{}`},
		{"add-ons that are partly known", "-a gitops,$X", `{"properties":{"addonProfiles":{"gitops":{"enabled":true},"azureKeyvaultSecretsProvider":{"enabled":{"unknown":"-a"}},"azurepolicy":{"enabled":{"unknown":"-a"}},"ACCSGXDevicePlugin":{"enabled":{"unknown":"-a"}},"httpApplicationRouting":{"enabled":{"unknown":"-a"}},"ingressApplicationGateway":{"enabled":{"unknown":"-a"}},"kubeDashboard":{"enabled":{"unknown":"-a"}},"omsagent":{"enabled":{"unknown":"-a"}},"openServiceMesh":{"enabled":{"unknown":"-a"}},"aciConnectorLinux":{"enabled":{"unknown":"-a"}}},"ingressProfile":{"webAppRouting":{"enabled":{"unknown":"-a"}}}}}`},
		{"unknown add-ons", "-a $X", `{"properties":{"addonProfiles":{"unknown":"${X}"}}}`},
		{"unknown add-ons, then their settings", "-a $X --enable-secret-rotation", `{"properties":{"addonProfiles":{"unknown":"${X}"}}}`},
		{"settings of unknown add-ons", "--enable-secret-rotation -a $X", `{"properties":{"addonProfiles":{"unknown":"${X}"}}}`},
		{"what sets no property", "--attach-acr a --generate-ssh-keys --no-wait --foo b -o json", `{}`},
	} {
		t.Run(test.name, func(t *testing.T) {
			doc := create(t, "az aks create "+test.flags)
			if diff := cmp.Diff(test.want, object(doc)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
			checkMembers(t, &doc.Root)
		})
	}
}

// checkMembers fails for fields that only Locate would see.
func checkMembers(t *testing.T, node *document.Node) {
	t.Helper()
	if node.Kind != document.Object && len(node.Members) > 0 {
		t.Errorf("%q is no object and has fields", node.Text)
	}
	for i := range node.Members {
		checkMembers(t, &node.Members[i].Value)
	}
}

func TestOf_origin(t *testing.T) {
	for script, open := range map[string]string{"az aks create": "false", "az aks create \"$@\"": "true"} {
		doc := create(t, script)
		got, _ := doc.Root.MarshalJSON()
		want := fmt.Sprintf(`{"type":"Microsoft.ContainerService/managedClusters","_akslint":{"source":"az","open":%s,"partial":false}}`, open)
		if diff := cmp.Diff(want, string(got)); diff != "" {
			t.Errorf("-want +got:\n%s", diff)
		}
	}
	doc := create(t, "az aks create -n a")
	doc.Root = document.Node{}
	want := &document.Document{Class: document.Cluster, Kind: "ManagedCluster", Format: "az", Anchor: document.Span{Line: 1, Column: 1, End: 3}, Source: doc.Source}
	if diff := cmp.Diff(want, doc, cmp.AllowUnexported(document.Source{}), cmp.Transformer("source", func(*document.Source) int { return 0 })); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// A variable that holds a list is as good as the list.
func TestOf_listInAVariable(t *testing.T) {
	doc := create(t, `R="$X/32,0.0.0.0/0"; az aks create --api-server-authorized-ip-ranges "$R"`)
	const want = `{"properties":{"apiServerAccessProfile":{"authorizedIPRanges":[{"unknown":"${R}/32"},"0.0.0.0/0"]}}}`
	if diff := cmp.Diff(want, object(doc)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// A property stands where its flag does, and one that is missing at the word
// az.
func TestOf_places(t *testing.T) {
	const script = `A=(--tier free); az aks create -n a --enable-aad --api-server-authorized-ip-ranges "1.2.3.4, 0.0.0.0/0" --zones 1 \
  2 --node-count \
  3 -a monitoring,azure-policy --tags a=b "${A[@]}" --kubernetes-version=1.30 --network-plugin $X -l \
                                                                                                                                      westeurope`
	doc := create(t, script)
	properties := func(path ...document.Step) document.Path {
		return append(document.Path{document.Key("properties")}, path...)
	}
	key, index := document.Key, document.Index
	for _, test := range []struct {
		path document.Path
		want string
	}{
		{nil, "az"},
		{document.Path{key("name")}, "-n a"},
		{document.Path{key("location")}, "-l"},
		{document.Path{key("missing")}, "az"},
		{properties(), "az"},
		{properties(key("aadProfile"), key("managed")), "--enable-aad"},
		{properties(key("aadProfile"), key("enableAzureRBAC")), "az"},
		{properties(key("apiServerAccessProfile"), key("authorizedIPRanges")), `--api-server-authorized-ip-ranges "1.2.3.4, 0.0.0.0/0"`},
		{properties(key("apiServerAccessProfile"), key("authorizedIPRanges"), index(1)), "0.0.0.0/0"},
		{properties(key("agentPoolProfiles"), index(0), key("availabilityZones")), "--zones 1"},
		{properties(key("agentPoolProfiles"), index(0), key("availabilityZones"), index(1)), "2"},
		{properties(key("agentPoolProfiles"), index(0), key("count")), "--node-count"},
		{properties(key("agentPoolProfiles"), index(0), key("missing")), "az"},
		{properties(key("addonProfiles"), key("azurepolicy"), key("enabled")), "azure-policy"},
		{document.Path{key("tags")}, "--tags a=b"},
		{document.Path{key("tags"), key("a")}, "a=b"},
		{document.Path{key("sku"), key("tier")}, "--tier free"},
		{properties(key("kubernetesVersion")), "--kubernetes-version=1.30"},
		{properties(key("networkProfile"), key("networkPlugin")), "--network-plugin $X"},
	} {
		span := doc.Locate(test.path)
		line := doc.Source.Line(int(span.Line))
		if got := string(line[span.Column-1 : span.End-1]); got != test.want {
			t.Errorf("%s: want %q, got %q", test.path.Pointer(), test.want, got)
		}
	}
}

// Commands about other resources than clusters.
func TestOf_otherResources(t *testing.T) {
	const role = "/providers/Microsoft.Authorization/roleDefinitions/b24988ac-6180-42a0-ab88-20f7382dd24c"
	for _, test := range []struct{ name, command, want string }{
		{"a role by its name", "role assignment create --role Owner --scope /subscriptions/$S --assignee a@b.c", `RoleAssignment {"properties":{"roleDefinitionId":"Owner","principalId":"a@b.c"},"scope":"/subscriptions/${S}"}`},
		{"a role by its id", "role assignment create --role /subscriptions/$S" + role + " --scope $X", `RoleAssignment {"properties":{"roleDefinitionId":"` + role + `"},"scope":{"unknown":"${X}"}}`},
		{"an unknown role", "role assignment create --role $R --scope /subscriptions/$S$X", `RoleAssignment {"properties":{"roleDefinitionId":{"unknown":"${R}"}},"scope":{"unknown":"/subscriptions/${S}${X}"}}`},
		{"a resource", "role assignment create --scope /subscriptions/<id>/resourceGroups/$(a)/providers/x", `RoleAssignment {"scope":"/subscriptions/<id>/resourceGroups/$(…)/providers/x"}`},
		{"an initiative by its name", "policy assignment create -d a8640138-9b0a-4a28-b8cb-1666c838647d -e donotenforce -p '{\"effect\": {\"value\": \"deny\"}}'", `PolicyAssignment {"properties":{"policyDefinitionId":"/providers/Microsoft.Authorization/policySetDefinitions/a8640138-9b0a-4a28-b8cb-1666c838647d","enforcementMode":"DoNotEnforce","parameters":{"effect":{"value":"deny"}}}}`},
		{"a policy by its id, and a file", "policy assignment create --policy $X --params params.json", `PolicyAssignment {"properties":{"policyDefinitionId":{"unknown":"${X}"},"parameters":{"unknown":"params.json"}}}`},
		{"a broken parameter", "policy assignment create --params '{\"effect\": '", `PolicyAssignment {"properties":{"parameters":{"unknown":"{\"effect\": "}}}`},
		{"a custom role", `role definition create --role-definition "{\"Name\": \"a\", \"actions\": [\"*\"], \"AssignableScopes\": [\"/\"], \"IsCustom\": true}"`, `RoleDefinition {"properties":{"roleName":"a","assignableScopes":["/"],"IsCustom":true,"permissions":[{"actions":["*"]}]}}`},
		{"a custom role in a file", "role definition create --role-definition @role.json", `RoleDefinition {"properties":{"unknown":"@role.json"}}`},
		{"a credential", "identity federated-credential create --name c --subject s --audience a b", `FederatedIdentityCredential {"name":"c","properties":{"subject":"s","audiences":["a","b"]}}`},
		{"a plan", "security pricing create -n Containers --tier free", `SecurityPricing {"name":"Containers","properties":{"pricingTier":"free"}}`},
		{"a registry that is changed", "acr create -n r --sku premium --admin-enabled\naz acr update -n r --admin-enabled false --public-network-enabled FALSE", `ContainerRegistry {"name":"r","sku":{"name":"Premium"},"properties":{"adminUserEnabled":false,"publicNetworkAccess":"Disabled"}}`},
		{"a registry and a cluster of one name", "acr create -n a\naz aks create -n a", "ContainerRegistry {\"name\":\"a\"}\nManagedCluster {\"name\":\"a\"}"},
		{"what a command sets by itself", "aks create -n a\naz aks approuting enable -n a\naz aks mesh enable -n a\naz aks mesh disable -n a", `ManagedCluster {"name":"a","properties":{"ingressProfile":{"webAppRouting":{"enabled":true}},"serviceMeshProfile":{"mode":"Disabled"}}}`},
		{"what it may set", "aks create -n a\nx || az aks approuting enable -n a", `ManagedCluster {"name":"a","properties":{"ingressProfile":{"webAppRouting":{"enabled":{"unknown":"az aks approuting enable"}}}}}`},
		{"flags that may be there", "aks create -n a ${X:+--tier free}", `ManagedCluster {"name":"a","sku":{"tier":{"unknown":"--tier"}}}`},
		{"a principal with a role", "ad sp create-for-rbac -n a --role Owner --scopes /subscriptions/$S", `RoleAssignment {"properties":{"principalType":"ServicePrincipal","roleDefinitionId":"Owner"},"scope":"/subscriptions/${S}"}`},
		{"a principal with a role in several scopes", "ad sp create-for-rbac --role Owner --scopes /a /b", `RoleAssignment {"properties":{"principalType":"ServicePrincipal","roleDefinitionId":"Owner"},"scope":{"unknown":"--scopes"}}`},
		{"a principal without a role", "ad sp create-for-rbac -n a", ""},
		{"an upgrade", "aks create -n a -k 1.33 --tier free\naz aks upgrade -n a -k 1.34 --tier standard", `ManagedCluster {"name":"a","properties":{"kubernetesVersion":"1.34"},"sku":{"tier":"standard"}}`},
		{"an add-on", "aks create -n a\naz aks addon enable -n a -a azure-policy\naz aks addon disable -n a -a monitoring", `ManagedCluster {"name":"a","properties":{"addonProfiles":{"azurepolicy":{"enabled":true},"omsagent":{"enabled":false}}}}`},
		{"a principal of a cluster", "aks create -n a\naz aks update-credentials -n a --reset-service-principal --service-principal b --client-secret $S", `ManagedCluster {"name":"a","properties":{"servicePrincipalProfile":{"clientId":"b","secret":{"unknown":"${S}"}}}}`},
		{"no resource", "acr credential show -n r\naz login -u x\naz aks get-credentials -n a", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			var lines []string
			for _, doc := range effects(t, "az "+test.command) {
				lines = append(lines, doc.Kind+" "+object(doc))
			}
			if diff := cmp.Diff(test.want, strings.Join(lines, "\n")); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// What stands in the JSON of a flag has a place of its own, as far as the JSON is
// written there.
func TestOf_placesInJSON(t *testing.T) {
	docs := effects(t, "az policy assignment create --params \\\n  '{\n  \"é\": {\"value\":\n\"deny\"}}'\n"+
		"az policy assignment create --params \"{\\\"a\\\": 12}\"\nP='{\"a\": 12}'; az policy assignment create --params \"$P\"\n# {\"a\": 12}\n")
	key := document.Key
	for i, test := range []struct {
		path document.Path
		want document.Span
	}{
		{document.Path{key("properties"), key("parameters"), key("é"), key("value")}, document.Span{Line: 4, Column: 1, End: 7}},
		{document.Path{key("properties"), key("parameters"), key("a")}, document.Span{Line: 5, Column: 47, End: 49}},
		{document.Path{key("properties"), key("parameters"), key("a")}, document.Span{Line: 6, Column: 44, End: 57}},
	} {
		if got := docs[i].Locate(test.path); got != test.want {
			t.Errorf("%d: want %+v, got %+v", i, test.want, got)
		}
	}
}

// Each part of a page stands for itself, but for what another part adds.
func TestByPage(t *testing.T) {
	for _, test := range []struct {
		name  string
		parts []string
		want  string
	}{
		{
			"an update elsewhere",
			[]string{"az aks create -n a --tier free", "az aks update -n a --tier standard --enable-aad"},
			"{\"name\":\"a\",\"sku\":{\"tier\":\"free\"},\"properties\":{\"aadProfile\":{\"managed\":{\"unknown\":\"--enable-aad\"}}}}\n" +
				"partial {\"name\":\"a\",\"sku\":{\"tier\":\"standard\"},\"properties\":{\"aadProfile\":{\"managed\":true}}}",
		},
		{
			"several updates elsewhere",
			[]string{"az aks create -n a", "az aks update --tier standard -n a\naz aks update --enable-aad -n a"},
			"{\"name\":\"a\",\"sku\":{\"tier\":{\"unknown\":\"--tier\"}},\"properties\":{\"aadProfile\":{\"managed\":{\"unknown\":\"--enable-aad\"}}}}\n" +
				"partial {\"sku\":{\"tier\":\"standard\"},\"name\":\"a\",\"properties\":{\"aadProfile\":{\"managed\":true}}}",
		},
		{"an update in the same part", []string{"az aks create -n a --tier free\naz aks update -n a --tier standard"}, `{"name":"a","sku":{"tier":"standard"}}`},
		{"a cluster of another name", []string{"az aks create -n a", "az aks create -n b --tier free"}, "{\"name\":\"a\"}\n{\"name\":\"b\",\"sku\":{\"tier\":\"free\"}}"},
		{"one cluster, created in two ways", []string{"az aks create -n $N", "az aks create -n $N --tier free"}, "{\"name\":{\"unknown\":\"${N}\"},\"sku\":{\"tier\":{\"unknown\":\"--tier\"}}}\n{\"name\":{\"unknown\":\"${N}\"},\"sku\":{\"tier\":\"free\"}}"},
		{
			"a clean-up",
			[]string{"az aks create -n a -a azure-policy", "az aks disable-addons -n a -a azure-policy"},
			"{\"name\":\"a\",\"properties\":{\"addonProfiles\":{\"azurepolicy\":{\"enabled\":true}}}}\npartial {\"name\":\"a\",\"properties\":{\"addonProfiles\":{\"azurepolicy\":{\"enabled\":false}}}}",
		},
		{"updates alone", []string{"az aks update -n a --tier free", "az aks update -n a --enable-aad"}, "partial {\"name\":\"a\",\"sku\":{\"tier\":\"free\"}}\npartial {\"name\":\"a\",\"properties\":{\"aadProfile\":{\"managed\":true}}}"},
		{"a node pool", []string{"az aks create -n a", "az aks nodepool add --cluster-name a -n b"}, "{\"name\":\"a\"}\npartial {\"name\":\"a\",\"properties\":{\"agentPoolProfiles\":[{\"name\":\"b\"}]}}"},
	} {
		t.Run(test.name, func(t *testing.T) {
			source := &document.Source{Content: []byte(strings.Join(test.parts, "\n"))}
			var parts [][]*azcli.Command
			for _, part := range test.parts {
				parts = append(parts, commands(t, part, &document.Source{Content: []byte(part)}))
			}
			docs, err := ByPage(parts, source, true)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, objects(docs)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// On a lenient page clusters are partial, and nothing else is.
func TestByPage_lenient(t *testing.T) {
	const page = "az aks create -n a\naz role assignment create --role Reader --assignee b --scope c"
	source := &document.Source{Content: []byte(page)}
	docs, err := ByPage([][]*azcli.Command{commands(t, page, source)}, source, false)
	if err != nil {
		t.Fatal(err)
	}
	partial := map[string]string{}
	for _, doc := range docs {
		partial[doc.Kind] = doc.Root.Get("_akslint").Get("partial").Text
	}
	if diff := cmp.Diff(map[string]string{"ManagedCluster": "true", "RoleAssignment": "false"}, partial); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}
