package effect

import (
	"fmt"
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
	commands, err := shell.Parse(source.Content)
	if err != nil || len(commands) != 1 {
		t.Fatal(commands, err)
	}
	command, known := azcli.Read(commands[0], source)
	if !known {
		t.Fatalf("az does not know %s", script)
	}
	docs, err := Of([]*azcli.Command{command}, source)
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
		{"an unknown list", "--api-server-authorized-ip-ranges a,$X", `{"properties":{"apiServerAccessProfile":{"authorizedIPRanges":{"unknown":"a,${X}"}}}}`},
		{"a list of words", "--zones 1 2", `{"properties":{"agentPoolProfiles":[{"availabilityZones":["1","2"]}]}}`},
		{"a list with an unknown word", "--zones 1 $X", `{"properties":{"agentPoolProfiles":[{"availabilityZones":{"unknown":"${X}"}}]}}`},
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
