package terraform

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/document/documenttest"
)

// name is the value of an expression as the name of a cluster.
func name(t *testing.T, declared, expression string) string {
	t.Helper()
	return written(only(t, declared+clusterBlock("name = "+expression)).Root.Get("name"))
}

// A value is written out up to a size, to which null and what is not known
// contribute as well.
func TestCluster_sizes(t *testing.T) {
	unknown := `{"unknown":"${local.a}"}`
	list := func(element string, count int) string { return "[" + strings.Repeat(element+",", count) + "]" }
	for _, test := range []struct{ name, value, want string }{
		{"a string", `"` + strings.Repeat("a", maxSize-1) + `"`, `"` + strings.Repeat("a", maxSize-1) + `"`},
		{"a string too long", `"` + strings.Repeat("a", maxSize) + `"`, unknown},
		{"nulls", list("null", maxSize-1), "[" + strings.Repeat("null,", maxSize-2) + "null]"},
		{"nulls too many", list("null", maxSize), unknown},
		{"numbers too many", list("1", maxSize), unknown},
		{"unknown values too many", list("var.x", maxSize), unknown},
		{"lists in lists", list(list(`"a"`, 63), 31), `[` + strings.Repeat(`[`+strings.Repeat(`"a",`, 62)+`"a"],`, 30) + `[` + strings.Repeat(`"a",`, 62) + `"a"]]`},
		{"lists in lists too many", list(list(`"a"`, 64), 32), unknown},
		{"an object", `{ a = null, b = [] }`, `{"a":null,"b":[]}`},
		{"an empty list", "[]", "[]"},
		{"null", "null", "nothing"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := name(t, "variable \"x\" {}\nlocals {\na = "+test.value+"\n}\n", "local.a"); got != test.want {
				t.Errorf("got %.100s, want %.100s", got, test.want)
			}
		})
	}
}

// Numbers are written out up to a size, in either direction.
func TestCluster_numbers(t *testing.T) {
	const power = "6703903964971298549787012499102923063739682910296196688861780721860882015036773488400937149083451713845015929093243025426876941405973284973216824503042048" // 2^511
	below := strings.TrimSuffix(power, "8") + "7"
	for number, want := range map[string]string{
		"0": "0", "-0.5": "-0.5", "1e3": "1000", below: below,
		power: "", "-" + power: "", "1e-154": "0." + strings.Repeat("0", 153) + "1", "1e-155": "",
	} {
		if want == "" {
			want = `{"unknown":"${` + number + `}"}`
		}
		doc := only(t, clusterBlock("image_cleaner_interval_hours = "+number))
		if got := written(doc.Root.Get("properties").Get("securityProfile").Get("imageCleaner").Get("intervalHours")); got != want {
			t.Errorf("%.40s: got %.80s, want %.80s", number, got, want)
		}
	}
}

func TestResources_bounds(t *testing.T) {
	const about = "# azurerm_kubernetes_cluster "
	const aboutJSON = `{"//": "azurerm_kubernetes_cluster `
	for content, refused := range map[string]bool{
		about + strings.Repeat("(", maxNested):                                  false,
		about + strings.Repeat("(", maxNested+1):                                true,
		about + strings.Repeat("!?[{", maxNested/4) + strings.Repeat("-", 9):    false,
		about + strings.Repeat("!?[{", maxNested/4) + strings.Repeat("-", 10):   true,
		about + strings.Repeat("-", 10*maxNested+10):                            true,
		about + strings.Repeat(")]}", maxNested):                                false,
		aboutJSON + strings.Repeat("([", (maxDepth-2)/2) + `("}`:                false,
		aboutJSON + strings.Repeat("([", maxDepth/2) + `"}`:                     true,
		aboutJSON + strings.Repeat("()[]{}", maxDepth) + `"}`:                   false,
		aboutJSON + strings.Repeat("{", maxDepth-1) + "}" + `{"}`:               false,
		aboutJSON + strings.Repeat("{", maxDepth-1) + "}" + `{{"}`:              true,
		"\uFEFF\t\r\n [" + aboutJSON + strings.Repeat("(", maxDepth-2) + `"}]`:  false,
		"\uFEFF\t\r\n [" + aboutJSON + strings.Repeat("(", maxDepth-1) + `" }]`: true,
	} {
		_, problem := Resources(&document.Source{Name: "main.tf", Content: []byte(content)})
		if (problem != nil) != refused || refused && !strings.Contains(problem.Message, "too complex") {
			t.Errorf("%.60s (%d bytes): %v", content, len(content), problem)
		}
	}
}

// What stands on standard input has no name that tells its syntax.
func TestResources_withoutName(t *testing.T) {
	const cluster = `{"resource": {"azurerm_kubernetes_cluster": {"a": {"name": "b"}}}}`
	for _, content := range []string{
		cluster, "[" + cluster + "]", "\uFEFF" + cluster, " \t\r\n" + cluster, "\n[" + cluster + "]",
		clusterBlock(`name = "b"`), "\n\uFEFF"[1:] + clusterBlock(`name = "b"`),
	} {
		if !Declares([]byte(content)) {
			t.Errorf("%q declares nothing", content)
		}
		source := &document.Source{Name: "<stdin>", Content: []byte(content)}
		read, problem := Resources(source)
		if problem != nil || len(read.Resources) != 1 {
			t.Errorf("%q: %d resources, problem %v", content, len(read.Resources), problem)
			continue
		}
		span := read.Resources[0].Locate(documenttest.Path("/name"))
		if got := string([]rune(string(source.Line(int(span.Line))))[span.Column-1 : span.End-1]); got != `"b"` {
			t.Errorf("%q: the name is at %s", content, got)
		}
	}
	for _, content := range []string{
		`{"data": {"azurerm_kubernetes_cluster": {}}}`, `{"resource": {"azurerm_key_vault": {}}}`, `{"resource": {"azapi_resource": {}}}`,
		`resource "aws_x" "a" {} # azurerm_kubernetes_cluster`, `resource "azurerm_kubernetes" "a" {}`, "azurerm_kubernetes_cluster", "",
	} {
		if Declares([]byte(content)) {
			t.Errorf("%q declares a resource", content)
		}
	}
}

func TestMentions(t *testing.T) {
	for content, want := range map[string]bool{
		"azurerm_kubernetes_cluster": true, "azurerm_role_assignment": true, "azurerm_role_definition": true,
		"azurerm_federated_identity_credential": true, "azurerm_resource_policy_assignment": true,
		"azurerm_resource_group_policy_assignment": true, "azurerm_subscription_policy_assignment": true,
		"azurerm_management_group_policy_assignment": true, "azurerm_security_center_subscription_pricing": true,
		"azurerm_container_registry": true, "azurerm_x azurerm_azurerm_container_registry": true,
		"azapi_resource managedClusters": false, "azapi_resource Microsoft.ContainerService/managedClusters": true,
		"Microsoft.ContainerService/managedClusters": false, "azurerm_": false, "azurerm_x": false, "kubernetes_cluster": false,
	} {
		if got := Mentions([]byte(content)); got != want {
			t.Errorf("%s: %v", content, got)
		}
	}
}

func TestCluster_conversions(t *testing.T) {
	const ranges = `{"properties":{"apiServerAccessProfile":{"authorizedIPRanges":%s}}}`
	const private = `{"properties":{"apiServerAccessProfile":{"enablePrivateCluster":%s}}}`
	const command = `{"properties":{"apiServerAccessProfile":{"disableRunCommand":%s}}}`
	const hours = `{"properties":{"securityProfile":{"imageCleaner":{"intervalHours":%s}}}}`
	const identities = `{"identity":{"userAssignedIdentities":%s}}`
	for _, test := range []struct{ body, shape, want string }{
		{`private_cluster_enabled = "true"`, private, `true`},
		{`private_cluster_enabled = "1"`, private, `true`},
		{`private_cluster_enabled = "0"`, private, `false`},
		{`private_cluster_enabled = "01"`, private, `"01"`},
		{`private_cluster_enabled = 1`, private, `1`},
		{`private_cluster_enabled = null`, `{}%.0s`, ``},
		{`private_cluster_enabled = ["true"]`, private, `["true"]`},
		{`run_command_enabled = "1"`, command, `false`},
		{`run_command_enabled = "false"`, command, `true`},
		{`run_command_enabled = null`, `{}%.0s`, ``},
		{`image_cleaner_interval_hours = "4.5"`, hours, `"4.5"`},
		{`image_cleaner_interval_hours = "-4"`, hours, `-4`},
		{`image_cleaner_interval_hours = true`, hours, `true`},
		{`image_cleaner_interval_hours = ""`, hours, `""`},
		{`api_server_authorized_ip_ranges = "a"`, ranges, `"a"`},
		{`api_server_authorized_ip_ranges = [true, [1], 1.5]`, ranges, `["true",[1],"1.5"]`},
		{`api_server_authorized_ip_ranges = []`, ranges, `[]`},
		{`identity { identity_ids = [] }`, identities, `{}`},
		{`identity { identity_ids = var.x }`, identities, `{"unknown":"${var.x}"}`},
		{`identity { identity_ids = "a" }`, identities, `"a"`},
		{`kubernetes_version = true`, `{"properties":{"kubernetesVersion":%s}}`, `"true"`},
		{`kubernetes_version = [1]`, `{"properties":{"kubernetesVersion":%s}}`, `[1]`},
		{`tags = {}`, `{"tags":%s}`, `{}`},
		{`tags = { (null) = 1 }`, `{"tags":%s}`, `{"unknown":"${{ (null) = 1 }}"}`},
		{`tags = { 1 = 1 }`, `{"tags":%s}`, `{"unknown":"${{ 1 = 1 }}"}`},
		{`tags = { a = { b = 1 } }`, `{"tags":%s}`, `{"a":{"b":1}}`},
	} {
		if diff := cmp.Diff(fmt.Sprintf(test.shape, test.want), object(only(t, clusterBlock(test.body)))); diff != "" {
			t.Errorf("%s: -want +got:\n%s", test.body, diff)
		}
	}
}

func TestResources_scopes(t *testing.T) {
	for expression, want := range map[string]string{
		`azurerm_subscription.x.id`:                                   `"/subscriptions/${x}"`,
		`data.azurerm_subscription.x["a"].id`:                         `"/subscriptions/${x}"`,
		`data.azurerm_resource_group.r-g[0].id`:                       `"/subscriptions/${subscription}/resourceGroups/${r-g}"`,
		`"${azurerm_resource_group.a.id}"`:                            `"/subscriptions/${subscription}/resourceGroups/${a}"`,
		`"${azurerm_resource_group.a.id}/providers/x"`:                `"/subscriptions/${subscription}/resourceGroups/${a}/providers/x"`,
		`"x${azurerm_resource_group.a.id}"`:                           `{"unknown":"x${azurerm_resource_group.a.id}"}`,
		`azurerm_resource_group.a.name`:                               `{"unknown":"${azurerm_resource_group.a.name}"}`,
		`data.azurerm_subscription.x.subscription_id`:                 `{"unknown":"${data.azurerm_subscription.x.subscription_id}"}`,
		`"/subscriptions/a"`:                                          `"/subscriptions/a"`,
		`var.x ? azurerm_subscription.a.id : azurerm_subscription.id`: `{"unknown":"${var.x ? azurerm_subscription.a.id : azurerm_subscription.id}"}`,
	} {
		got := described(t, "main.tf", "resource \"azurerm_role_assignment\" \"a\" {\nscope = "+expression+"\n}\n")
		if diff := cmp.Diff([]string{`RoleAssignment {"scope":` + want + `}`}, got); diff != "" {
			t.Errorf("%s: -want +got:\n%s", expression, diff)
		}
	}
}

func TestResources_parameters(t *testing.T) {
	for expression, want := range map[string]string{
		`"{}"`: `{}`, `"[1, {\"a\": null}]"`: `[1,{"a":null}]`, `"{"`: `"{"`, `""`: `""`, `"{} {}"`: `"{} {}"`, `var.x`: `{"unknown":"${var.x}"}`,
		`{ a = "b" }`: `{"a":"b"}`,
	} {
		got := described(t, "main.tf", "resource \"azurerm_subscription_policy_assignment\" \"a\" {\nparameters = "+expression+"\n}\n")
		if diff := cmp.Diff([]string{`PolicyAssignment {"properties":{"parameters":` + want + `}}`}, got); diff != "" {
			t.Errorf("%s: -want +got:\n%s", expression, diff)
		}
	}
}

// What a resource is called by another one: the cluster of a pool.
func TestPool_references(t *testing.T) {
	for expression, joins := range map[string]bool{
		`"${azurerm_kubernetes_cluster.main.id}"`:                         true,
		`coalesce(each, azurerm_kubernetes_cluster.main.id)`:              true,
		`azurerm_kubernetes_cluster[0].main`:                              false,
		`[azurerm_kubernetes_cluster.a, azurerm_kubernetes_cluster.main]`: false,
		`null`: false,
	} {
		doc := only(t, clusterBlock("")+"resource \"azurerm_kubernetes_cluster_node_pool\" \"a\" {\nkubernetes_cluster_id = "+expression+"\n}\n")
		if got := doc.Root.Get("properties") != nil; got != joins {
			t.Errorf("%s: joins %v", expression, got)
		}
	}
}

func TestAzapi_edges(t *testing.T) {
	const cluster = "resource \"azapi_resource\" \"a\" {\n type = \"Microsoft.ContainerService/managedClusters@1\"\n%s\n}\n"
	const pool = "resource \"azapi_resource\" \"b\" {\n type = \"Microsoft.ContainerService/managedClusters/agentPools\"\n parent_id = azapi_resource.a.id\n%s\n}\n"
	for _, test := range []struct {
		name, content string
		want          []string
	}{
		{"JSON in text", fmt.Sprintf(cluster, `body = "{\"tags\": {\"a\": 1}}"`), []string{`ManagedCluster {"tags":{"a":1}}`}},
		{"text", fmt.Sprintf(cluster, `body = "{"`), []string{}},
		{"a list", fmt.Sprintf(cluster, `body = []`), []string{}},
		{"no body", fmt.Sprintf(cluster, ``), []string{}},
		{"a body that says more", fmt.Sprintf(cluster, "name = \"b\"\ntags = { d = 1 }\nbody = { name = \"c\" }"), []string{`ManagedCluster {"name":"c","tags":{"d":"1"}}`}},
		{"pools", fmt.Sprintf(cluster, `body = {}`) + fmt.Sprintf(pool, `body = {}`) + fmt.Sprintf(pool, "name = var.x\nbody = { properties = { count = 1 } }"), []string{
			`ManagedCluster {"properties":{"agentPoolProfiles":[{},{"count":1,"name":{"unknown":"${var.x}"}}]}}`,
		}},
		{"another type", strings.Replace(fmt.Sprintf(cluster, `body = {}`), "managedClusters@", "managedClusters/x@", 1), []string{}},
		{"two arguments of jsonencode", fmt.Sprintf(cluster, `body = jsonencode({}, {})`), []string{}},
		{"another function", fmt.Sprintf(cluster, `body = yamlencode({})`), []string{}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, described(t, "main.tf", test.content)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// The defaults of a resource are those of the provider that creates it.
func TestResources_origin(t *testing.T) {
	want := `{"source":"terraform","open":false,"partial":false}`
	if got := written(only(t, clusterBlock("")).Root.Get("_akslint")); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestCluster_dynamicBlocks(t *testing.T) {
	for body, want := range map[string]string{
		"linux_profile {\nssh_key { key_data = \"a\" }\nssh_key {}\n}":       `{"properties":{"linuxProfile":{"ssh":{"publicKeys":[{"keyData":"a"},{}]}}}}`,
		"linux_profile {\ndynamic \"x\" {}\nssh_key { key_data = \"a\" }\n}": `{"properties":{"linuxProfile":{"ssh":{"publicKeys":[{"keyData":"a"}]}}}}`,
		"linux_profile {}": `{"properties":{"linuxProfile":{}}}`,
		"dynamic \"x\" {}": `{}`,
	} {
		if got := object(only(t, clusterBlock(body))); got != want {
			t.Errorf("%s: got %s, want %s", body, got, want)
		}
	}
}

// Every kind of file of a module, in either syntax. An override wins wherever its
// name stands among the others, and an assignment over any default.
func TestCluster_moduleFiles(t *testing.T) {
	for _, test := range []struct {
		name  string
		files map[string]string
		want  string
	}{
		{"nothing", nil, `{"unknown":"${var.a}"}`},
		{"a default in JSON", map[string]string{"x.tf.json": `{"variable": {"a": {"default": "b"}}}`}, `"b"`},
		{"an override", map[string]string{"override.tf": `variable "a" { default = "c" }`, "z.tf": `variable "a" { default = "b" }`}, `"c"`},
		{"an override in JSON", map[string]string{"a_override.tf.json": `{"variable": {"a": {"default": "c"}}}`, "z.tf": `variable "a" { default = "b" }`}, `"c"`},
		{"an assignment in JSON", map[string]string{"terraform.tfvars.json": `{"a": "d"}`, "override.tf": `variable "a" { default = "c" }`}, `"d"`},
		{"automatic assignments", map[string]string{"terraform.tfvars": `a = "d"`, "a.auto.tfvars.json": `{"a": "e"}`}, `"e"`},
		{"a broken assignment", map[string]string{"terraform.tfvars": `a = "d`, "z.tf": `variable "a" { default = "b" }`}, `"b"`},
		{"a broken override", map[string]string{"override.tf": `variable`, "z.tf": `variable "a" { default = "b" }`}, `"b"`},
		{"another argument", map[string]string{"z.tf": "variable \"a\" {\ntype = string\nvalidation {}\n}"}, `{"unknown":"${var.a}"}`},
		{"blocks beside the default", map[string]string{"z.tf": "variable \"a\" {\nvalidation {}\ndefault = \"b\"\n}"}, `"b"`},
		{"a folder of that name", map[string]string{"x.tf/y.tf": `variable "a" { default = "no" }`}, `{"unknown":"${var.a}"}`},
		{"a loop in JSON", map[string]string{"x.tf.json": `{"locals": {"b": "%{ for x in [1] }a%{ endfor }"}, "variable": {"a": {"default": "for"}}}`}, `"for"`},
	} {
		t.Run(test.name, func(t *testing.T) {
			folder := t.TempDir()
			for name, content := range test.files {
				file := filepath.Join(folder, filepath.FromSlash(name))
				if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			read, problem := Resources(&document.Source{
				Path: filepath.Join(folder, "main.tf"), Name: "main.tf", Content: []byte(clusterBlock("name = var.a")),
			})
			if problem != nil || len(read.Resources) != 1 {
				t.Fatalf("%d resources, problem %v", len(read.Resources), problem)
			}
			if got := written(read.Resources[0].Root.Get("name")); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

func TestResources_problemsInJSON(t *testing.T) {
	for content, want := range map[string]string{
		"{\"azurerm_kubernetes_cluster\": 1,\n é}": "main.tf.json:2:2: invalid start of value: a JSON value must start with a brace, a bracket, a number, a string, or a keyword",
		"{\"azurerm_kubernetes_cluster\": 1} 2":    "main.tf.json:1:35: extraneous data after value: extra characters appear after the JSON value",
	} {
		_, problem := Resources(&document.Source{Name: "main.tf.json", Content: []byte(content)})
		if got := fmt.Sprint(problem); got != want {
			t.Errorf("%q:\ngot  %s\nwant %s", content, got, want)
		}
	}
}

// A resource is there as often as its count says. Whether it is there at all is
// known of small counts only.
func TestResources_count(t *testing.T) {
	for count, want := range map[string]int{
		"0": 0, "-1": 0, "1": 1, "2": 2, `"2"`: 2, "null": 1, "var.x": 1, "[]": 1, `"a"`: 1, "true ? 1 : 0": 1, "true ? 0 : 1": 0,
		strconv.Itoa(maxRepeat): maxRepeat, strconv.Itoa(maxRepeat + 1): 1,
	} {
		got := described(t, "main.tf", "resource \"azurerm_role_assignment\" \"a\" {\ncount = "+count+"\nprincipal_id = count.index\n}\n")
		if len(got) != want {
			t.Errorf("%s: %d resources", count, len(got))
		}
	}
}
