package resource

import (
	"strings"
	"testing"

	"github.com/akslint/akslint/internal/document"
)

const guid = "b24988ac-6180-42a0-ab88-20f7382dd24c"

// text shows a value as unknown behind a question mark.
func text(node document.Node) string {
	if node.Kind == document.Unknown {
		return "?" + node.Text
	}
	return node.Text
}

func TestDefinitionID(t *testing.T) {
	const id = "/providers/Microsoft.Authorization/roleDefinitions/" + guid
	for written, want := range map[string]string{
		id: id, "/subscriptions/x" + id: id, "${x}" + id: id, id + `"`: id, id + `')]`: id,
		"/providers/microsoft.authorization/POLICYdefinitions/" + guid:    "/providers/microsoft.authorization/POLICYdefinitions/" + guid,
		"/providers/Microsoft.Authorization/policySetDefinitions/" + guid: "/providers/Microsoft.Authorization/policySetDefinitions/" + guid,
		id + "/x": "?" + id + "/x", id[:len(id)-1]: "?" + id[:len(id)-1], "Owner": "?Owner", guid: "?" + guid,
		"/providers/Microsoft.Authorization/locks/" + guid: "?/providers/Microsoft.Authorization/locks/" + guid,
	} {
		if got := text(definitionID(document.Node{Kind: document.Unknown, Text: written})); got != want {
			t.Errorf("%s: got %s, want %s", written, got, want)
		}
	}
	if got := definitionID(document.Node{Kind: document.String, Text: "/x" + id}); text(got) != id {
		t.Errorf("a string: got %s", got.Text)
	}
	if got := definitionID(document.Node{Kind: document.Number, Text: "/x" + id}); got.Text == id {
		t.Error("a number becomes an id")
	}
}

func TestScopeID(t *testing.T) {
	for written, want := range map[string]string{
		"/subscriptions/$X": "?/subscriptions/$X", "/subscriptions/${X}": "/subscriptions/${X}", "/subscriptions/$(X)": "/subscriptions/$(X)",
		"/subscriptions/<x y>": "/subscriptions/<x y>", "/subscriptions/{x}": "/subscriptions/{x}", `"/Subscriptions/${X}"`: "/Subscriptions/${X}",
		"/subscriptions/${X}/resourceGroups/a": "/subscriptions/${X}/resourceGroups/a",
		"/subscriptions/a-${X}":                "?/subscriptions/a-${X}", "/subscriptions/${X}/resourceGroups/${Y}z": "?/subscriptions/${X}/resourceGroups/${Y}z",
		"/subscriptions/${X}/%Y%": "?/subscriptions/${X}/%Y%", "${X}": "?${X}", "/subscriptions": "?/subscriptions", "x/subscriptions/${X}": "?x/subscriptions/${X}",
		"/subscriptions/${}": "?/subscriptions/${}", "/subscriptions/${a{b}}": "?/subscriptions/${a{b}}",
	} {
		if got := text(scopeID(document.Node{Kind: document.Unknown, Text: written})); got != want {
			t.Errorf("%s: got %s, want %s", written, got, want)
		}
	}
	const quoted = `"/subscriptions/a"`
	if got := text(scopeID(document.Node{Kind: document.String, Text: quoted})); got != quoted {
		t.Errorf("a string: got %s", got)
	}
}

func TestTypes(t *testing.T) {
	for name, kind := range map[string]string{
		Cluster: "ManagedCluster", Registry: "ContainerRegistry", RoleAssignment: "RoleAssignment", RoleDefinition: "RoleDefinition",
		PolicyAssignment: "PolicyAssignment", FederatedCredential: "FederatedIdentityCredential", Pricing: "SecurityPricing",
	} {
		doc := New(object(member("type", document.Node{Kind: document.String, Text: strings.ToUpper(name)})), nil, Origin{}, document.Span{})
		if doc.Kind != kind || doc.Root.Get("type").Text != name || !IsKnown(strings.ToLower(name)) {
			t.Errorf("%s: %s %s", name, doc.Kind, doc.Root.Get("type").Text)
		}
		if !Mentions([]byte("x/y " + name)) {
			t.Errorf("%s is not mentioned", name)
		}
	}
	for content, want := range map[string]bool{
		"/managedClusters": true, "/MANAGEDCLUSTERS/x": true, "/managedCluster": false, "managedClusters": false, "/": false, "": false,
		"//pricings": true, "/x/m/r/p/f/Registries": true, "/Pricing": false, "/ pricings": false,
	} {
		if got := Mentions([]byte(content)); got != want {
			t.Errorf("%q: %v", content, got)
		}
	}
	if IsKnown(Pool) || IsKnown("") || !Is("microsoft.CONTAINERSERVICE/managedclusters", Cluster) || Is("x"+Cluster, Cluster) {
		t.Error("types are mixed up")
	}
}

func object(members ...document.Member) document.Node {
	return document.Node{Kind: document.Object, Members: members}
}

func member(key string, value document.Node) document.Member {
	return document.Member{Key: key, Value: value}
}

func written(node *document.Node) string {
	json, _ := node.MarshalJSON()
	return string(json)
}

func TestNew(t *testing.T) {
	str := func(text string) document.Node { return document.Node{Kind: document.String, Text: text} }
	root := object(
		member("TYPE", str("microsoft.containerservice/MANAGEDclusters")), member("Name", str("a")), member("name", str("b")),
		member("Sku", object(member("TIER", str("c")), member("X", str("d")))),
		member("Properties", object(member("enableRbac", str("e")), member("AADProfile", object(member("TenantId", str("f")))))),
	)
	doc := New(root, nil, Origin{Format: "f", Defaults: "d", Open: true, Deployed: "tenant"}, document.Span{Line: 3})
	want := `{"type":"Microsoft.ContainerService/managedClusters","Name":"a","name":"b","sku":{"tier":"c","X":"d"},` +
		`"properties":{"enableRBAC":"e","aadProfile":{"tenantID":"f"}},"_akslint":{"source":"d","open":true,"partial":false,"deployed":"tenant"}}`
	if got := written(&doc.Root); got != want || doc.Class != document.Cluster || doc.Kind != "ManagedCluster" || doc.Format != "f" || doc.Anchor.Line != 3 {
		t.Errorf("got %s, %+v", got, doc)
	}
	other := New(object(member("type", str("x/y"))), nil, Origin{Partial: true}, document.Span{})
	if got := written(&other.Root); got != `{"type":"x/y","_akslint":{"source":"","open":false,"partial":true}}` || other.Class != document.Resource || other.Kind != "" {
		t.Errorf("got %s, %+v", got, other)
	}
}

// A pool is joined with the cluster of its name, in the order of the file, and
// nothing replaces what is there.
func TestPools(t *testing.T) {
	null, unknown := document.Node{}, document.Node{Kind: document.Unknown, Text: "x"}
	for properties, test := range map[string]struct {
		root document.Node
		want string
	}{
		"none":            {object(), `{"properties":{"agentPoolProfiles":[{"count":1},{"count":2}]}}`},
		"null":            {object(member("properties", null)), `{"properties":{"agentPoolProfiles":[{"count":1},{"count":2}]}}`},
		"unknown":         {object(member("properties", unknown)), `{"properties":{"unknown":"x"}}`},
		"pools":           {object(member("properties", object(member("agentPoolProfiles", document.Node{Kind: document.Array, Items: []document.Node{object()}})))), `{"properties":{"agentPoolProfiles":[{},{"count":1},{"count":2}]}}`},
		"null for pools":  {object(member("properties", object(member("agentPoolProfiles", null)))), `{"properties":{"agentPoolProfiles":[{"count":1},{"count":2}]}}`},
		"unknown pools":   {object(member("properties", object(member("agentPoolProfiles", unknown)))), `{"properties":{"agentPoolProfiles":{"unknown":"x"}}}`},
		"pools of a text": {object(member("properties", object(member("agentPoolProfiles", document.Node{Kind: document.String, Text: "y"})))), `{"properties":{"agentPoolProfiles":"y"}}`},
	} {
		cluster, other := &document.Document{Root: test.root}, &document.Document{Root: object()}
		var pools Pools
		pools.AddPool("a", object(member("COUNT", document.Node{Kind: document.Number, Text: "1"})))
		pools.AddCluster("a", cluster)
		pools.AddCluster("b", other)
		pools.AddPool("a", object(member("count", document.Node{Kind: document.Number, Text: "2"})))
		pools.AddPool("c", object())
		pools.Join()
		if got := written(&cluster.Root); got != test.want || written(&other.Root) != "{}" {
			t.Errorf("%s: got %s and %s", properties, got, written(&other.Root))
		}
	}
}
