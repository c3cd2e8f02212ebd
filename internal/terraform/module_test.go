package terraform

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/document/documenttest"
)

// writeTree writes files into a new folder.
func writeTree(t *testing.T, files map[string]string) (root string) {
	t.Helper()
	root, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range files {
		file := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

// readFile reads one of the files of a tree.
func readFile(t *testing.T, root, name, content string) Read {
	t.Helper()
	source := &document.Source{Name: name, Path: filepath.Join(root, filepath.FromSlash(name)), Root: root, Content: []byte(content)}
	read, problem := Resources(source)
	if problem != nil {
		t.Fatal(problem)
	}
	for _, doc := range read.Resources {
		documenttest.CheckSpans(t, source, &doc.Root)
	}
	return read
}

func readTree(t *testing.T, files map[string]string, name string) Read {
	t.Helper()
	return readFile(t, writeTree(t, files), name, files[name])
}

func objects(read Read) []string {
	objects := []string{}
	for _, doc := range read.Resources {
		objects = append(objects, object(doc))
	}
	return objects
}

func notes(notes []Note) []string {
	texts := []string{}
	for _, note := range notes {
		texts = append(texts, fmt.Sprintf("%d:%d: %s", note.At.Line, note.At.Column, note.Text))
	}
	return texts
}

// The child module of the tests below.
const child = `variable "private" { default = false }
variable "name" {}
resource "azurerm_kubernetes_cluster" "main" {
  name                    = var.name
  private_cluster_enabled = var.private
}
`

// A module is read once for each call, with what the call passes.
func TestModule_calls(t *testing.T) {
	cluster := func(name, private string) string {
		return `{"name":` + name + `,"properties":{"apiServerAccessProfile":{"enablePrivateCluster":` + private + `}}}`
	}
	unknown := func(name string) string { return `{"unknown":"${` + name + `}"}` }
	call := func(name, body string) string {
		return "module \"" + name + "\" {\n source = \"./aks\"\n" + body + "\n}\n"
	}
	for _, test := range []struct {
		name  string
		files map[string]string
		want  []string
	}{
		{"nothing calls", map[string]string{}, []string{cluster(unknown("var.name"), "false")}},
		{"true for false", map[string]string{"main.tf": call("a", "private = true")}, []string{cluster(unknown("var.name"), "true")}},
		{"null", map[string]string{"main.tf": call("a", "private = null\nname = \"a\"")}, []string{`{"name":"a"}`}},
		{"in JSON", map[string]string{"main.tf.json": `{"module": {"a": {"source": "./aks", "name": "${var.x}-a", "private": "${!false}"}}, "variable": {"x": {"default": "x"}}}`}, []string{cluster(`"x-a"`, "true")}},
		{"several", map[string]string{"main.tf": call("a", `name = "a"`) + call("b", "private = true\nname = \"b\"")}, []string{cluster(`"a"`, "false"), cluster(`"b"`, "true")}},
		{"what the caller does not know", map[string]string{"main.tf": call("a", "private = var.x\nname = data.x.y.z")}, []string{cluster(unknown("data.x.y.z"), unknown("var.x"))}},
		{"values of the caller", map[string]string{
			"main.tf": call("a", "private = local.private\nname = \"${var.name}-a\""), "x.tf": "locals {\nprivate = true\n}\nvariable \"name\" { default = \"x\" }", "terraform.tfvars": `name = "y"`,
		}, []string{cluster(`"y-a"`, "true")}},
		{"variables of a module that is called", map[string]string{"main.tf": call("a", `name = "a"`), "aks/terraform.tfvars": "private = true"}, []string{cluster(`"a"`, "false")}},
		{"for each of a map", map[string]string{"main.tf": call("a", "for_each = { one = true, two = false }\nname = each.key\nprivate = each.value")}, []string{cluster(`"one"`, "true"), cluster(`"two"`, "false")}},
		{"for each of objects", map[string]string{"main.tf": call("a", "for_each = { one = { private = true }, two = {} }\nname = each.key\nprivate = try(each.value.private, false)")}, []string{cluster(`"one"`, "true"), cluster(`"two"`, "false")}},
		{"for each of a set", map[string]string{"main.tf": call("a", "for_each = toset([\"one\", \"two\"])\nname = each.value")}, []string{cluster(`"one"`, "false"), cluster(`"two"`, "false")}},
		{"for each of what is unknown", map[string]string{"main.tf": call("a", "for_each = var.x\nname = each.key\nprivate = each.value.private")}, []string{cluster(unknown("each.key"), unknown("each.value.private"))}},
		{"a count", map[string]string{"main.tf": call("a", "count = 2\nname = \"a${count.index}\"")}, []string{cluster(`"a0"`, "false"), cluster(`"a1"`, "false")}},
		{"a large count", map[string]string{"main.tf": call("a", "count = 1000\nname = \"a${count.index}\"")}, []string{cluster(`{"unknown":"a${count.index}"}`, "false")}},
		{"one call that is off", map[string]string{"main.tf": call("a", "count = 0\nprivate = true") + call("b", `name = "b"`)}, []string{cluster(`"b"`, "false")}},
		{"another folder", map[string]string{"envs/prod/main.tf": "module \"a\" {\nsource = \"../../aks\"\nname = \"prod\"\nprivate = true\n}"}, []string{cluster(`"prod"`, "true")}},
		{"through another module", map[string]string{
			"main.tf":          "module \"p\" {\nsource = \"./platform\"\nclosed = true\n}\nmodule \"q\" {\nsource = \"./platform/\"\n}",
			"platform/main.tf": "variable \"closed\" { default = false }\nmodule \"a\" {\nsource = \"../aks\"\nname = \"a\"\nprivate = var.closed\n}",
		}, []string{cluster(`"a"`, "true"), cluster(`"a"`, "false")}},
		{"a call that is off above", map[string]string{
			"main.tf":          "module \"p\" {\nsource = \"./platform\"\nfor_each = {}\n}",
			"platform/main.tf": "module \"a\" {\nsource = \"../aks\"\n}",
		}, []string{}},
		{"in a cycle", map[string]string{"aks/again.tf": "module \"a\" {\nsource = \"./\"\nprivate = var.private\n}"}, []string{cluster(unknown("var.name"), unknown("var.private"))}},
		{"a caller that was downloaded", map[string]string{".terraform/modules/x/main.tf": "module \"a\" {\nsource = \"../../../aks\"\nprivate = true\n}"}, []string{cluster(unknown("var.name"), "false")}},
		{"another module with that name", map[string]string{"main.tf": "module \"a\" {\nsource = \"aks\"\nprivate = true\n}"}, []string{cluster(unknown("var.name"), "false")}},
		{"a reference to itself", map[string]string{"main.tf": call("a", "name = local.x") + "locals {\nx = local.y\ny = local.x\n}"}, []string{cluster(unknown("local.x"), "false")}},
	} {
		t.Run(test.name, func(t *testing.T) {
			test.files["aks/main.tf"] = child
			if diff := cmp.Diff(test.want, objects(readTree(t, test.files, "aks/main.tf"))); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// A variable has its type, and the defaults in the type.
func TestModule_types(t *testing.T) {
	for _, test := range []struct{ variable, argument, want string }{
		{`type = bool`, `x = "true"`, `true`},
		{`type = bool`, `x = "no"`, `"no"`},
		{`type = any`, `x = true`, `true`},
		{`type = nonsense`, `x = true`, `true`},
		{"default = true\nnullable = false", `x = null`, `true`},
		{"default = true\nnullable = true", `x = null`, `nothing`},
		{"type = bool\ndefault = true", ``, `true`},
		{"type = bool", ``, `{"unknown":"${var.x}"}`},
	} {
		content := "variable \"x\" {\n" + test.variable + "\n}\n"
		read := readTree(t, map[string]string{
			"main.tf": "module \"a\" {\nsource = \"./aks\"\n" + test.argument + "\n}", "aks/variables.tf": content, "aks/main.tf": clusterBlock("private_cluster_enabled = var.x"),
		}, "aks/main.tf")
		got := written(read.Resources[0].Root.Get("properties").Get("apiServerAccessProfile").Get("enablePrivateCluster"))
		if got != test.want {
			t.Errorf("%s, %s: got %s, want %s", test.variable, test.argument, got, test.want)
		}
	}
	read := readTree(t, map[string]string{
		"main.tf": "module \"a\" {\nsource = \"./aks\"\nx = {}\n}\nmodule \"b\" {\nsource = \"./aks\"\nx = { private = true, name = var.y }\n}",
		"aks/main.tf": "variable \"x\" {\ntype = object({ private = optional(bool, false), name = optional(string, \"d\") })\n}\n" +
			clusterBlock("name = var.x.name\nprivate_cluster_enabled = var.x.private"),
	}, "aks/main.tf")
	want := []string{
		`{"name":"d","properties":{"apiServerAccessProfile":{"enablePrivateCluster":false}}}`,
		`{"name":{"unknown":"${var.y}"},"properties":{"apiServerAccessProfile":{"enablePrivateCluster":true}}}`,
	}
	if diff := cmp.Diff(want, objects(read)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// Calls that double at each level are too many by the tenth. The module is
// then also judged for what does not depend on its calls.
func TestModule_manyCalls(t *testing.T) {
	files := map[string]string{}
	for level := range 20 {
		files[fmt.Sprintf("%d/main.tf", level)] = fmt.Sprintf("module \"a\" {\nsource = \"../%[1]d\"\nname = \"a\"\n}\nmodule \"b\" {\nsource = \"../%[1]d\"\nname = \"b\"\n}", level+1)
	}
	files["20/main.tf"] = child
	read := readTree(t, files, "20/main.tf")
	if last := object(read.Resources[len(read.Resources)-1]); len(read.Resources) != maxModules+1 || last != `{"name":{"unknown":"${var.name}"},"properties":{"apiServerAccessProfile":{"enablePrivateCluster":{"unknown":"${var.private}"}}}}` {
		t.Errorf("%d clusters, the last is %s", len(read.Resources), last)
	}
}

// The work for a folder grows linearly with its files.
func TestModule_growth(t *testing.T) {
	work := func(count int) uint64 {
		files := map[string]string{}
		for i := range count {
			files[fmt.Sprintf("%d.tf", i)] = fmt.Sprintf("variable \"v%d\" { default = \"a\" }\n", i) + clusterBlock(fmt.Sprintf("name = var.v%d", (i+1)%count))
		}
		root := writeTree(t, files)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		for name, content := range files {
			readFile(t, root, name, content)
		}
		runtime.ReadMemStats(&after)
		return after.Mallocs - before.Mallocs
	}
	work(1) // what is done only once
	if few, many := work(50), work(400); many > 10*few {
		t.Errorf("%d allocations for 50 files, %d for 400", few, many)
	}
}

// Modules that the tree does not contain are listed with place and source.
func TestModule_missing(t *testing.T) {
	read := readTree(t, map[string]string{
		"infra/main.tf": `module "registry" { source = "Azure/aks/azurerm" }
module "git" { source = "git::https://example.org/x.git" }
module "gone" { source = "./gone" }
module "empty" { source = "./empty" }
module "outside" { source = "../../outside" }
module "none" {}
module "here" { source = "./here" }
module "above" { source = ".." }
`, "infra/here/main.tf": "", "infra/empty/README.md": "", "above.tf": "",
	}, "infra/main.tf")
	want := []string{
		"1:8: Azure/aks/azurerm", "2:8: git::https://example.org/x.git", "3:8: ./gone", "4:8: ./empty", "5:8: ../../outside", "6:8: ",
	}
	if diff := cmp.Diff(want, notes(read.Missing)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// What is not deployed is skipped, and listed.
func TestSkipped(t *testing.T) {
	const declared = "variable \"make\" { default = false }\nvariable \"given\" {}\n"
	for _, test := range []struct {
		argument, reason string
		count            int
	}{
		{"count = 0", "count is 0", 0},
		{"count = \"0\"", "count is 0", 0},
		{"count = var.make ? 1 : 0", "count is 0", 0},
		{"count = var.given ? 1 : 0", "", 1},
		{"count = true", "", 1}, // an error
		{"count = var.make ? 0 : 2", "", 1},
		{"count = length(var.given)", "", 1},
		{"for_each = {}", "for_each is empty", 0},
		{"for_each = []", "for_each is empty", 0},
		{"for_each = toset([])", "for_each is empty", 0},
		{"for_each = var.make ? { a = 1 } : {}", "for_each is empty", 0},
		{"for_each = toset(var.make ? [\"a\"] : [])", "for_each is empty", 0},
		{"for_each = toset([var.given])", "", 1},
		{"for_each = toset(var.given)", "", 1},
		{"for_each = null", "", 1}, // an error
		{"for_each = { a = 1, b = var.given }\nname = each.key", "", 2},
	} {
		t.Run(test.argument, func(t *testing.T) {
			content := declared + clusterBlock(test.argument) + "resource \"azurerm_subnet\" \"x\" {\ncount = 0\n}\n"
			read, problem := Resources(&document.Source{Name: "main.tf", Content: []byte(content)})
			want := []string{}
			if test.reason != "" {
				want = append(want, "3:39: azurerm_kubernetes_cluster.main: "+test.reason)
			}
			if diff := cmp.Diff(want, notes(read.Skipped)); diff != "" || problem != nil || len(read.Resources) != test.count {
				t.Errorf("%d resources, problem %v, -want +got:\n%s", len(read.Resources), problem, diff)
			}
		})
	}
	read := readTree(t, map[string]string{"aks/main.tf": child, "main.tf": "module \"a\" {\nsource = \"./aks\"\ncount = 0\n}"}, "aks/main.tf")
	if diff := cmp.Diff([]string{"3:39: azurerm_kubernetes_cluster.main: no call of the module is deployed"}, notes(read.Skipped)); diff != "" || len(read.Resources) > 0 {
		t.Errorf("%d resources, -want +got:\n%s", len(read.Resources), diff)
	}
}

// A pool of a cluster made by for_each belongs to one of those clusters, if
// it is known which.
func TestRepeat_pools(t *testing.T) {
	pools := func(of ...string) []string {
		clusters := []string{}
		for i, name := range []string{"a", "b"} {
			clusters = append(clusters, `{"name":"`+name+`","properties":{"agentPoolProfiles":[`+of[i]+`]}}`)
		}
		return clusters
	}
	const x, y = `{"name":"x"}`, `{"name":"y"}`
	for _, test := range []struct {
		elements, key string
		want          []string
	}{
		{`{ a = "x", b = "y" }`, "each.key", pools(x, y)},
		{`{ b = "x", a = "y" }`, "each.key", pools(y, x)},
		{`{ x = "b", y = "a" }`, "each.value", pools(`{"name":"a"}`, `{"name":"b"}`)},
		{`{ a = "x", b = "x" }`, "each.key", pools(x, x)},
		{`{ c = "x", d = "y" }`, "each.key", pools(x+","+y, x+","+y)},
		{`{ a = "x", b = "y" }`, "var.x", pools(x+","+y, x+","+y)},
	} {
		content := clusterBlock("for_each = toset([\"a\", \"b\"])\nname = each.key") + "resource \"azurerm_kubernetes_cluster_node_pool\" \"p\" {\nfor_each = " + test.elements +
			"\nname = each.value\nkubernetes_cluster_id = azurerm_kubernetes_cluster.main[" + test.key + "].id\n}\n"
		read, problem := Resources(&document.Source{Name: "main.tf", Content: []byte(content)})
		if diff := cmp.Diff(test.want, objects(read)); diff != "" || problem != nil {
			t.Errorf("%s of %s: problem %v, -want +got:\n%s", test.key, test.elements, problem, diff)
		}
	}
}

// A dynamic block makes as many blocks as its for_each has elements.
func TestDynamic(t *testing.T) {
	const unknown = `{"unknown":"dynamic \"api_server_access_profile\""}`
	for _, test := range []struct{ name, body, want string }{
		{"none", "dynamic \"oms_agent\" {\nfor_each = []\ncontent {}\n}", `{}`},
		{"one", "dynamic \"oms_agent\" {\nfor_each = [\"/a\"]\ncontent { log_analytics_workspace_id = oms_agent.value }\n}", `{"properties":{"addonProfiles":{"omsagent":{"enabled":true,"config":{"logAnalyticsWorkspaceResourceID":"/a"}}}}}`},
		{"an iterator", "dynamic \"oms_agent\" {\nfor_each = { a = \"/a\" }\niterator = it\ncontent { log_analytics_workspace_id = \"${it.value}/${it.key}\" }\n}", `{"properties":{"addonProfiles":{"omsagent":{"enabled":true,"config":{"logAnalyticsWorkspaceResourceID":"/a/a"}}}}}`},
		{"a condition", "dynamic \"oms_agent\" {\nfor_each = var.make ? [1] : []\ncontent {}\n}", `{}`},
		{"its negation", "dynamic \"oms_agent\" {\nfor_each = !var.make ? [1] : []\ncontent {}\n}", `{"properties":{"addonProfiles":{"omsagent":{"enabled":true}}}}`},
		{"several", "linux_profile {\nssh_key { key_data = \"z\" }\ndynamic \"ssh_key\" {\nfor_each = [\"a\", \"b\"]\ncontent { key_data = ssh_key.value }\n}\n}", `{"properties":{"linuxProfile":{"ssh":{"publicKeys":[{"keyData":"z"},{"keyData":"a"},{"keyData":"b"}]}}}}`},
		{"a node pool", "dynamic \"default_node_pool\" {\nfor_each = [\"a\"]\ncontent { name = default_node_pool.value }\n}", `{"properties":{"agentPoolProfiles":[{"name":"a"}]}}`},
		{"what it says", "dynamic \"api_server_access_profile\" {\nfor_each = var.given\ncontent { authorized_ip_ranges = [\"0.0.0.0/0\", api_server_access_profile.value] }\n}", `{"properties":{"apiServerAccessProfile":{"authorizedIPRanges":["0.0.0.0/0",{"unknown":"${api_server_access_profile.value}"}],"enableVnetIntegration":` + unknown + `,"subnetId":` + unknown + `}}}`},
		{"blocks in it", "dynamic \"network_profile\" {\nfor_each = var.given\ncontent {\nadvanced_networking { security_enabled = false }\n}\n}", `{"enabled":{"unknown":"dynamic \"network_profile\""},"observability":{"enabled":{"unknown":"dynamic \"network_profile\""}},"security":{"enabled":false}}`},
		{"nested", "dynamic \"network_profile\" {\nfor_each = [\"none\"]\ncontent {\ndynamic \"advanced_networking\" {\nfor_each = [true]\ncontent { security_enabled = advanced_networking.value && network_profile.value == \"none\" }\n}\n}\n}", `{"enabled":true,"security":{"enabled":true}}`},
	} {
		t.Run(test.name, func(t *testing.T) {
			doc := only(t, "variable \"make\" { default = false }\n"+clusterBlock(test.body))
			got := object(doc)
			if advanced := doc.Root.Get("properties").Get("networkProfile").Get("advancedNetworking"); advanced != nil {
				got = written(advanced)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// What is known of a value is kept if the rest is not.
func TestPartly(t *testing.T) {
	const declared = `variable "office" {}
variable "more" {}
variable "registry" { default = "docker.io" }
locals {
  ranges = concat(["10.0.0.0/8"], var.more, ["0.0.0.0/0"])
  text   = "${var.office}/32,0.0.0.0/0"
  access = { ranges = concat(["0.0.0.0/0"], var.more) }
  loop   = concat(local.loop, ["a"])
}
`
	for _, test := range []struct{ expression, want string }{
		{`split(",", "${var.office}/32,0.0.0.0/0")`, `[{"unknown":"${var.office}/32"},"0.0.0.0/0"]`},
		{`split(",", local.text)`, `[{"unknown":"${var.office}/32"},"0.0.0.0/0"]`},
		{`split(",", "a,${lower("b,c${var.office}")},d")`, `["a",{"unknown":"${lower(\"b,c${var.office}\")}"},"d"]`},
		{`split(",", "a,b")`, `["a","b"]`},
		{`split(var.office, "a${var.more}b")`, `{"unknown":"${split(var.office, \"a${var.more}b\")}"}`},
		{`concat(["10.0.0.0/8"], var.more, ["0.0.0.0/0"])`, `["10.0.0.0/8",{"unknown":"${var.more}"},"0.0.0.0/0"]`},
		{`local.ranges`, `["10.0.0.0/8",{"unknown":"${var.more}"},"0.0.0.0/0"]`},
		{`(toset(distinct(local.ranges)))`, `["10.0.0.0/8",{"unknown":"${var.more}"},"0.0.0.0/0"]`},
		{`flatten([["a"], [[var.more]], var.office])`, `["a",{"unknown":"${var.more}"},{"unknown":"${var.office}"}]`},
		{`compact(["", "a", null, var.more])`, `["a",{"unknown":"${var.more}"}]`},
		{`concat(["a"], ["b"]...)`, `{"unknown":"${concat([\"a\"], [\"b\"]...)}"}`},
		{`true ? local.ranges : []`, `["10.0.0.0/8",{"unknown":"${var.more}"},"0.0.0.0/0"]`},
		{`false ? [] : concat(var.more, ["a"])`, `[{"unknown":"${var.more}"},"a"]`},
		{`local.access.ranges`, `["0.0.0.0/0",{"unknown":"${var.more}"}]`},
		{`local.access.ranges[1]`, `{"unknown":"${local.access.ranges[1]}"}`},
		{`local.access.none`, `{"unknown":"${local.access.none}"}`},
		{`["${var.registry}/x/y:${var.office}"]`, `[{"unknown":"docker.io/x/y:${var.office}"}]`},
		{`local.loop`, `[{"unknown":"${local.loop}"},"a"]`},
		{`["<range>", "#{Range}#", "{RANGE}", "1.2.3.4/32"]`, `[{"unknown":"<range>"},{"unknown":"#{Range}#"},{"unknown":"{RANGE}"},"1.2.3.4/32"]`},
	} {
		t.Run(test.expression, func(t *testing.T) {
			doc := only(t, declared+clusterBlock("api_server_authorized_ip_ranges = "+test.expression))
			got := doc.Root.Get("properties").Get("apiServerAccessProfile").Get("authorizedIPRanges")
			if diff := cmp.Diff(test.want, written(got)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// A long list that is repeated often is not copied endlessly.
func TestPartly_repeated(t *testing.T) {
	for _, unknown := range []string{"", ", var.x"} {
		content := "locals {\nbig = [" + strings.Repeat(`"a",`, 1000) + `"a"` + unknown + "]\n}\n" +
			clusterBlock("api_server_authorized_ip_ranges = concat("+strings.Repeat("local.big, ", 2000)+"[])")
		ranges := only(t, content).Root.Get("properties").Get("apiServerAccessProfile").Get("authorizedIPRanges")
		last := ranges.Items[len(ranges.Items)-1]
		if len(ranges.Items) > maxCopied || ranges.Items[0].Text != "a" || last.Kind != document.Unknown {
			t.Errorf("%d elements, the last is %s", len(ranges.Items), written(&last))
		}
	}
}

// An id or secret from a variable with the default "" is yet to be given.
func TestAsked(t *testing.T) {
	const declared = "variable \"empty\" { default = \"\" }\nvariable \"list\" { default = [\"\"] }\nlocals {\nempty = var.empty\n}\n"
	for _, test := range []struct{ body, want string }{
		{`disk_encryption_set_id = var.empty`, `{"properties":{"diskEncryptionSetID":{"unknown":"${var.empty}"}}}`},
		{`disk_encryption_set_id = local.empty`, `{"properties":{"diskEncryptionSetID":{"unknown":"${local.empty}"}}}`},
		{`disk_encryption_set_id = ""`, `{"properties":{"diskEncryptionSetID":""}}`},
		{`disk_encryption_set_id = var.empty == "" ? null : var.empty`, `{}`},
		{`name = var.empty`, `{"name":""}`},
		{`support_plan = var.empty`, `{"properties":{"supportPlan":""}}`},
		{"service_principal {\nclient_id = \"a\"\nclient_secret = var.empty\n}", `{"properties":{"servicePrincipalProfile":{"clientId":"a","secret":{"unknown":"${var.empty}"}}}}`},
		{"windows_profile {\nadmin_username = var.empty\nadmin_password = \"${var.empty}\"\n}", `{"properties":{"windowsProfile":{"adminUsername":"","adminPassword":{"unknown":"${\"${var.empty}\"}"}}}}`},
		{"azure_active_directory_role_based_access_control {\nadmin_group_object_ids = [var.empty, \"\"]\n}", `{"properties":{"aadProfile":{"managed":true,"adminGroupObjectIDs":[{"unknown":"${[var.empty, \"\"]}"},""]}}}`},
		{"azure_active_directory_role_based_access_control {\nadmin_group_object_ids = var.list\n}", `{"properties":{"aadProfile":{"managed":true,"adminGroupObjectIDs":[{"unknown":"${var.list}"}]}}}`},
	} {
		t.Run(test.body, func(t *testing.T) {
			if diff := cmp.Diff(test.want, object(only(t, declared+clusterBlock(test.body)))); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
	for name, want := range map[string]bool{
		"id": true, "tenant_id": true, "object_ids": true, "tenantID": true, "clientId": true, "adminGroupObjectIDs": true, "secret": true, "adminPassword": true,
		"valid": false, "ids_of": false, "cidr": false, "grid": false, "podCidr": false, "kid": false, "name": false,
	} {
		if identifies.MatchString(name) != want {
			t.Errorf("%s: want %v", name, want)
		}
	}
}

// Whatever a module and its caller contain, the module is read to the end.
func FuzzModule(f *testing.F) {
	f.Add("name = \"a\"\nprivate = true", child)
	f.Add("for_each = { a = [var.x], b = { c = null } }\nname = each.value.c\nprivate = concat(each.value, [local.x])", child+"variable \"private\" {\ntype = list(object({ a = optional(string, \"\") }))\n}\n")
	f.Add("count = 3\nname = \"${count.index}-${module.a.x}\"", "module \"b\" {\nsource = \"./\"\nname = var.name\n}\n"+child)
	f.Fuzz(func(t *testing.T, call, content string) {
		if !utf8.ValidString(content) {
			return
		}
		root := writeTree(t, map[string]string{"main.tf": "module \"a\" {\nsource = \"./aks\"\n" + call + "\n}\n", "aks/main.tf": content})
		source := &document.Source{Name: "main.tf", Path: filepath.Join(root, "aks", "main.tf"), Root: root, Content: []byte(content)}
		read, _ := Resources(source)
		for _, doc := range read.Resources {
			documenttest.CheckSpans(t, source, &doc.Root)
		}
		trees.Delete(root)
	})
}
