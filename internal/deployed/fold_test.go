package deployed

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/akslint/akslint/internal/azcli"
	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/shell"
)

// effects are the resources that a script leaves behind.
func effects(t *testing.T, script string) []*document.Document {
	t.Helper()
	source := &document.Source{Content: []byte(script)}
	docs, err := By(commands(t, script, source), source)
	if err != nil {
		t.Fatal(err)
	}
	return docs
}

// commands are the az commands of a script.
func commands(t *testing.T, script string, source *document.Source) []*azcli.Command {
	t.Helper()
	parsed, err := shell.Parse([]byte(script), nil)
	if err != nil {
		t.Fatal(err)
	}
	var commands []*azcli.Command
	for _, words := range parsed {
		if command, known := azcli.Read(words, source); known {
			commands = append(commands, command)
		}
	}
	return commands
}

// objects are clusters as JSON, a line each, a partial or open one marked.
func objects(docs []*document.Document) string {
	var lines []string
	for _, doc := range docs {
		line := object(doc)
		for _, mark := range []string{"partial", "open"} {
			if doc.Root.Get("_akslint").Get(mark).Text == "true" {
				line = mark + " " + line
			}
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

func TestOf_updates(t *testing.T) {
	for _, test := range []struct{ name, script, want string }{
		{"no cluster", "az aks get-credentials -n a", ""},
		{"the last wins", "az aks create -n a --tier free\naz aks update -n a --tier standard", `{"name":"a","sku":{"tier":"standard"}}`},
		{"off is a value", "az aks create -n a --enable-azure-rbac\naz aks update -n a --disable-azure-rbac", `{"name":"a","properties":{"aadProfile":{"enableAzureRBAC":false}}}`},
		{"a list that is cleared", "az aks create -n a --api-server-authorized-ip-ranges 1.2.3.4\naz aks update -n a --api-server-authorized-ip-ranges ''", `{"name":"a","properties":{"apiServerAccessProfile":{"authorizedIPRanges":[]}}}`},
		{"to an unknown value", "az aks create -n a --tier free\naz aks update -n a --tier $T", `{"name":"a","sku":{"tier":{"unknown":"${T}"}}}`},
		{"add-ons", "az aks create -n a -a monitoring\naz aks enable-addons -n a --addons azure-policy\naz aks disable-addons -n a -a monitoring", `{"name":"a","properties":{"addonProfiles":{"omsagent":{"enabled":false},"azurepolicy":{"enabled":true}}}}`},
		{"hidden flags", "az aks create -n a\naz aks update -n a $EXTRA", `open {"name":"a"}`},
		{"without the create", "az aks update -n a -g b --tier free\naz aks disable-addons -n a -g b -a azure-policy", `partial {"name":"a","resourceGroup":"b","sku":{"tier":"free"},"properties":{"addonProfiles":{"azurepolicy":{"enabled":false}}}}`},
		{"before the create", "az aks update -n a --tier free\naz aks create -n a", "partial {\"name\":\"a\",\"sku\":{\"tier\":\"free\"}}\n{\"name\":\"a\"}"},
		{"of the later create", "az aks create -n a\naz aks create -n a\naz aks update -n a --tier free", "{\"name\":\"a\"}\n{\"name\":\"a\",\"sku\":{\"tier\":\"free\"}}"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, objects(effects(t, test.script))); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestOf_identity(t *testing.T) {
	for _, test := range []struct {
		name, create, update string
		same                 bool
	}{
		{"the same", "-n a -g b", "--name=a --resource-group b", true},
		{"in other letters", "-n a -g b", "-n A -g B", true},
		{"another name", "-n a", "-n b", false},
		{"another group", "-n a -g b", "-n a -g c", false},
		{"one group", "-n a -g b", "-n a", true},
		{"an unknown group", "-n a -g b", "-n a -g $C", true},
		{"a variable", `-n $X`, `-n "${X}"`, true},
		{"another variable", `-n $X`, `-n $Y`, false},
		{"variables differ in case", `-n $X`, `-n $x`, false},
		{"a placeholder", `-n <name>`, `-n "<name>"`, true},
		{"part of a name", `-n a-$X`, `-n a-${X}`, true},
		{"a substitution", `-n $(a)`, `-n $(a)`, false},
		{"no names", "-g b", "-g b", false},
		{"a constant", "-n $A", "-n a", true},
	} {
		t.Run(test.name, func(t *testing.T) {
			docs := effects(t, "A=a\naz aks create "+test.create+"\naz aks update "+test.update+" --tier free")
			if got := len(docs) == 1; got != test.same {
				t.Errorf("the same: want %t, got %s", test.same, objects(docs))
			}
		})
	}
}

func TestOf_conditions(t *testing.T) {
	const maybe = `{"name":"a","sku":{"tier":{"unknown":"--tier"}}}`
	const sure = `{"name":"a","sku":{"tier":"standard"}}`
	for _, test := range []struct{ name, script, want string }{
		{"if", "az aks create -n a\nif x; then az aks update -n a --tier standard; fi", maybe},
		{"else", "az aks create -n a\nif x; then y; else az aks update -n a --tier standard; fi", maybe},
		{"in the condition", "az aks create -n a\nif az aks update -n a --tier standard; then y; fi", sure},
		{"loop", "az aks create -n a\nfor i in 1 2; do az aks update -n a --tier standard; done", maybe},
		{"case", "az aks create -n a\ncase $x in b) az aks update -n a --tier standard;; esac", maybe},
		{"or", "az aks create -n a\nx || az aks update -n a --tier standard", maybe},
		{"and", "az aks create -n a\n[ x ] && az aks update -n a --tier standard", maybe},
		{"both or none", "az aks create -n a && az aks update -n a --tier standard", sure},
		{"both or none in an if", "if x; then az aks create -n a; az aks update -n a --tier standard; fi", sure},
		{"a condition about the cluster alone", "az aks show -n a || az aks create -n a\naz aks update -n a --tier standard", sure},
		{"the other branch", "if x; then az aks create -n a; else az aks update -n a --tier standard; fi", maybe},
		{"deeper", "if x; then az aks create -n a; if y; then az aks update -n a --tier standard; fi; fi", maybe},
		{"what is so already", "az aks create -n a --tier standard\nx || az aks update -n a --tier standard", sure},
		{"what may be so", "az aks create -n a --tier $X\nx || az aks update -n a --tier standard", maybe},
		{"then for sure", "az aks create -n a\nx || az aks update -n a --tier free\naz aks update -n a --tier standard", sure},
		{"no create", "x || az aks update -n a --tier standard", "partial " + sure},
		{"a function", "f() { az aks create -n a; }\ng() { az aks update -n a --tier standard; }\nf; g", sure},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, objects(effects(t, test.script))); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestOf_pools(t *testing.T) {
	for _, test := range []struct{ name, script, want string }{
		{"added", "az aks create -n a --node-count 1\naz aks nodepool add --cluster-name a -n b --node-count 2", `{"name":"a","properties":{"agentPoolProfiles":[{"count":1},{"name":"b","count":2}]}}`},
		{"added behind one that says nothing", "az aks create -n a\naz aks nodepool add --cluster-name a -n b", `{"name":"a","properties":{"agentPoolProfiles":[{},{"name":"b"}]}}`},
		{"added with hidden flags", "az aks create -n a\naz aks nodepool add --cluster-name a -n b $EXTRA", `{"name":"a","properties":{"agentPoolProfiles":[{},{"name":"b","_akslint":{"open":true}}]}}`},
		{"updated", "az aks create -n a\naz aks nodepool add --cluster-name a -n b\naz aks nodepool update --cluster-name a -n b --mode user", `{"name":"a","properties":{"agentPoolProfiles":[{},{"name":"b","mode":"User"}]}}`},
		{"scaled and upgraded", "az aks create -n a --nodepool-name b\naz aks nodepool scale --cluster-name a -n b -c 3\naz aks nodepool upgrade --cluster-name a -n b -k 1.34", `{"name":"a","properties":{"agentPoolProfiles":[{"name":"b","count":3,"orchestratorVersion":"1.34"}]}}`},
		{"the first updated", "az aks create -n a --nodepool-name b\naz aks nodepool update --cluster-name a -n b --mode user", `{"name":"a","properties":{"agentPoolProfiles":[{"name":"b","mode":"User"}]}}`},
		{"the first, without its name", "az aks create -n a --node-count 1\naz aks nodepool update --cluster-name a -n nodepool1 --mode user", `{"name":"a","properties":{"agentPoolProfiles":[{"count":1,"name":"nodepool1","mode":"User"}]}}`},
		{"by a variable", "az aks create -n a --nodepool-name $P\naz aks nodepool update --cluster-name a -n ${P} --mode user", `{"name":"a","properties":{"agentPoolProfiles":[{"name":{"unknown":"${P}"},"mode":"User"}]}}`},
		{"one that is not known", "az aks create -n a\naz aks nodepool update --cluster-name a -n b --mode user", "{\"name\":\"a\"}\npartial {\"name\":\"a\",\"properties\":{\"agentPoolProfiles\":[{\"name\":\"b\",\"mode\":\"User\"}]}}"},
		{"the cluster goes on", "az aks create -n a\naz aks nodepool update --cluster-name a -n b --mode user\naz aks update -n a --tier free", "{\"name\":\"a\",\"sku\":{\"tier\":\"free\"}}\npartial {\"name\":\"a\",\"properties\":{\"agentPoolProfiles\":[{\"name\":\"b\",\"mode\":\"User\"}]}}"},
		{"of a cluster that is not created", "az aks nodepool add --cluster-name $A -g g -n b --mode user\naz aks nodepool add --cluster-name $A -n c", `partial {"name":{"unknown":"${A}"},"properties":{"agentPoolProfiles":[{"name":"b","mode":"User"},{"name":"c"}]}}`},
		{"perhaps added", "az aks create -n a\nx || az aks nodepool add --cluster-name a -n b --mode user", `{"name":"a","properties":{"agentPoolProfiles":[{},{"name":"b","mode":"User"}]}}`},
		{"perhaps updated", "az aks create -n a --nodepool-name b\nx || az aks nodepool update --cluster-name a -n b --mode user", `{"name":"a","properties":{"agentPoolProfiles":[{"name":"b","mode":{"unknown":"--mode"}}]}}`},
		{"the first perhaps updated, without its name", "az aks create -n a --node-count 1\nx || az aks nodepool update --cluster-name a -n nodepool1 --mode user", `{"name":"a","properties":{"agentPoolProfiles":[{"count":1,"name":"nodepool1","mode":{"unknown":"--mode"}}]}}`},
		{"unknown add-ons do not hide pools", "az aks create -n a -a $X\naz aks nodepool add --cluster-name a -n b", `{"name":"a","properties":{"addonProfiles":{"unknown":"${X}"},"agentPoolProfiles":[{},{"name":"b"}]}}`},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, objects(effects(t, test.script))); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// A value stands where the flag does that last set it, and what is missing at
// the first command, or at the one that added the pool.
func TestOf_placesOfUpdates(t *testing.T) {
	docs := effects(t, "az aks create -n a --tier free\naz aks update -n a --tier standard --enable-aad\n"+
		"az aks nodepool add --cluster-name a -n b\nif x; then az aks update -n a --disable-local-accounts; fi\n")
	key := document.Key
	for _, test := range []struct {
		path document.Path
		want document.Span
	}{
		{nil, document.Span{Line: 1, Column: 1, End: 3}},
		{document.Path{key("name")}, document.Span{Line: 1, Column: 15, End: 19}},
		{document.Path{key("sku"), key("tier")}, document.Span{Line: 2, Column: 20, End: 35}},
		{document.Path{key("properties"), key("aadProfile"), key("managed")}, document.Span{Line: 2, Column: 36, End: 48}},
		{document.Path{key("properties"), key("aadProfile"), key("enableAzureRBAC")}, document.Span{Line: 1, Column: 1, End: 3}},
		{document.Path{key("properties"), key("disableLocalAccounts")}, document.Span{Line: 4, Column: 31, End: 55}},
		{document.Path{key("properties"), key("agentPoolProfiles"), document.Index(0), key("mode")}, document.Span{Line: 1, Column: 1, End: 3}},
		{document.Path{key("properties"), key("agentPoolProfiles"), document.Index(1), key("mode")}, document.Span{Line: 3, Column: 1, End: 3}},
	} {
		if got := docs[0].Locate(test.path); got != test.want {
			t.Errorf("%s: want %+v, got %+v", test.path.Pointer(), test.want, got)
		}
	}
}
