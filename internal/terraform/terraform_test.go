package terraform

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/document/documenttest"
	"github.com/akslint/akslint/internal/resource"
)

// only returns the only cluster of a file.
func only(t *testing.T, content string) *document.Document {
	t.Helper()
	read, problem := Resources(&document.Source{Name: "main.tf", Content: []byte(content)})
	if problem != nil || len(read.Resources) != 1 {
		t.Fatalf("want one cluster, got %d, problem %v", len(read.Resources), problem)
	}
	return read.Resources[0]
}

// object is a tree as JSON, without what every cluster has.
func object(doc *document.Document) string {
	root := document.Node{Kind: document.Object}
	for _, member := range doc.Root.Members {
		if member.Key != "type" && member.Key != "_akslint" {
			root.Members = append(root.Members, member)
		}
	}
	return written(&root)
}

func written(node *document.Node) string {
	if node == nil {
		return "nothing"
	}
	json, _ := node.MarshalJSON()
	return string(json)
}

func clusterBlock(body string) string {
	return "resource \"azurerm_kubernetes_cluster\" \"main\" {\n" + body + "\n}\n"
}

func TestCluster_properties(t *testing.T) {
	for _, test := range []struct{ name, body, want string }{
		{"nothing", ``, `{}`},
		{"a string", `name = "a"`, `{"name":"a"}`},
		{"null", `name = null`, `{}`},
		{"an unknown string", `name = "a-${random_pet.x.id}"`, `{"name":{"unknown":"a-${random_pet.x.id}"}}`},
		{"a heredoc", "name = <<E\na\nE\n", `{"name":"a\n"}`},
		{"a number for a string", `kubernetes_version = 1.31`, `{"properties":{"kubernetesVersion":"1.31"}}`},
		{"a string for a number", `image_cleaner_interval_hours = "48"`, `{"properties":{"securityProfile":{"imageCleaner":{"intervalHours":48}}}}`},
		{"a boolean", `local_account_disabled = true`, `{"properties":{"disableLocalAccounts":true}}`},
		{"a string for a boolean", `local_account_disabled = "false"`, `{"properties":{"disableLocalAccounts":false}}`},
		{"no boolean", `local_account_disabled = "no"`, `{"properties":{"disableLocalAccounts":"no"}}`},
		{"a boolean that is inverted", `run_command_enabled = false`, `{"properties":{"apiServerAccessProfile":{"disableRunCommand":true}}}`},
		{"an unknown boolean that is inverted", `run_command_enabled = var.x`, `{"properties":{"apiServerAccessProfile":{"disableRunCommand":{"unknown":"${var.x}"}}}}`},
		{"a negative number", `image_cleaner_interval_hours = -(1)`, `{"properties":{"securityProfile":{"imageCleaner":{"intervalHours":-1}}}}`},
		{"a huge number", `image_cleaner_interval_hours = 1e99999`, `{"properties":{"securityProfile":{"imageCleaner":{"intervalHours":{"unknown":"${1e99999}"}}}}}`},
		{"infinity", `image_cleaner_interval_hours = 1e999999999*1e999999999`, `{"properties":{"securityProfile":{"imageCleaner":{"intervalHours":{"unknown":"${1e999999999*1e999999999}"}}}}}`},
		{"an operation without a result", `image_cleaner_interval_hours = 1/0 - 1/0`, `{"properties":{"securityProfile":{"imageCleaner":{"intervalHours":{"unknown":"${1/0 - 1/0}"}}}}}`},
		{"a function", `name = lower("A")`, `{"name":"a"}`},
		{"a function that is not evaluated", `name = file("A")`, `{"name":{"unknown":"${file(\"A\")}"}}`},
		{"a loop", `api_server_authorized_ip_ranges = [for x in ["a"] : x]`, `{"properties":{"apiServerAccessProfile":{"authorizedIPRanges":{"unknown":"${[for x in [\"a\"] : x]}"}}}}`},
		{"a list", `api_server_authorized_ip_ranges = ["a", 1, null, var.x]`, `{"properties":{"apiServerAccessProfile":{"authorizedIPRanges":["a","1",null,{"unknown":"${var.x}"}]}}}`},
		{"a map", `tags = { a = 1, "b" : true, (var.c) = "d" }`, `{"tags":{"unknown":"${{ a = 1, \"b\" : true, (var.c) = \"d\" }}"}}`},
		{"a map of known keys", `tags = { a = 1, "b c" : true }`, `{"tags":{"a":"1","b c":"true"}}`},
		{"keys", `identity { identity_ids = ["/a", azurerm_user_assigned_identity.x.id] }`, `{"identity":{"userAssignedIdentities":{"/a":{},"${azurerm_user_assigned_identity.x.id}":{}}}}`},
		{"an empty block", "azure_active_directory_role_based_access_control {}", `{"properties":{"aadProfile":{"managed":true}}}`},
		{"a block that says otherwise", "azure_active_directory_role_based_access_control { managed = false }", `{"properties":{"aadProfile":{"managed":false}}}`},
		{"blocks within blocks", "network_profile {\nadvanced_networking { security_enabled = true }\n}", `{"properties":{"networkProfile":{"advancedNetworking":{"enabled":true,"security":{"enabled":true}}}}}`},
		{"names of azurerm 3", `automatic_channel_upgrade = "patch"`, `{"properties":{"autoUpgradeProfile":{"upgradeChannel":"patch"}}}`},
		{"names of azurerm 4", `automatic_upgrade_channel = "patch"`, `{"properties":{"autoUpgradeProfile":{"upgradeChannel":"patch"}}}`},
		{
			"blocks of azurerm 2", "addon_profile {\nazure_policy { enabled = true }\noms_agent {\nenabled = false\n}\n}\nrole_based_access_control {\nenabled = false\nazure_active_directory { managed = true }\n}",
			`{"properties":{"enableRBAC":false,"aadProfile":{"managed":true},"addonProfiles":{"azurepolicy":{"enabled":true},"omsagent":{"enabled":false}}}}`,
		},
		{"a dynamic block of azurerm 2", "dynamic \"role_based_access_control\" {}", `{"properties":{"enableRBAC":{"unknown":"dynamic \"role_based_access_control\""},"aadProfile":{"unknown":"dynamic \"role_based_access_control\""}}}`},
		{"the configuration of an add-on", "key_vault_secrets_provider { secret_rotation_enabled = true }", `{"properties":{"addonProfiles":{"azureKeyvaultSecretsProvider":{"enabled":true,"config":{"enableSecretRotation":"true"}}}}}`},
		{"a repeated block", "linux_profile {\nssh_key { key_data = \"a\" }\n}", `{"properties":{"linuxProfile":{"ssh":{"publicKeys":[{"keyData":"a"}]}}}}`},
		{"a dynamic block", "dynamic \"oms_agent\" {\nfor_each = var.x\ncontent {}\n}", `{"properties":{"addonProfiles":{"omsagent":{"enabled":{"unknown":"dynamic \"oms_agent\""},` +
			`"config":{"logAnalyticsWorkspaceResourceID":{"unknown":"dynamic \"oms_agent\""},"useAADAuth":{"unknown":"dynamic \"oms_agent\""}}}}}}`},
		{"a dynamic block beside an argument", "private_cluster_enabled = true\ndynamic \"upgrade_override\" {}", `{"properties":{"apiServerAccessProfile":{"enablePrivateCluster":true},` +
			`"upgradeSettings":{"overrideSettings":{"forceUpgrade":{"unknown":"dynamic \"upgrade_override\""},"until":{"unknown":"dynamic \"upgrade_override\""}}}}}`},
		{"a dynamic block that holds others", "default_node_pool {\ndynamic \"node_network_profile\" {}\n}", `{"properties":{"agentPoolProfiles":[{"networkProfile":{"allowedHostPorts":{"unknown":"dynamic \"node_network_profile\""}}}]}}`},
		{"a dynamic block that is repeated", "linux_profile {\ndynamic \"ssh_key\" {}\n}", `{"properties":{"linuxProfile":{"ssh":{"publicKeys":[{},{"unknown":"dynamic \"ssh_key\""}]}}}}`},
		{"the default node pool", "default_node_pool {\nname = \"system\"\nenable_host_encryption = true\nzones = [1]\nonly_critical_addons_enabled = true\n}", `{"properties":{"agentPoolProfiles":[` +
			`{"name":"system","enableEncryptionAtHost":true,"nodeTaints":["CriticalAddonsOnly=true:NoSchedule"],"availabilityZones":["1"]}]}}`},
		{"a taint that is off", "default_node_pool { only_critical_addons_enabled = false }", `{"properties":{"agentPoolProfiles":[{}]}}`},
		{"a taint that may be on", "default_node_pool { only_critical_addons_enabled = var.x }", `{"properties":{"agentPoolProfiles":[{"nodeTaints":{"unknown":"${var.x}"}}]}}`},
		{"not a property", "count = 2\nlifecycle { ignore_changes = [name] }", `{}`},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, object(only(t, clusterBlock(test.body)))); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestCluster_references(t *testing.T) {
	const declared = `
variable "known" { default = "a" }
variable "required" {}
variable "null" { default = null }
variable "yes" { default = "true" }
locals {
  one   = "${var.known}-1"
  two   = local.one
  open  = [var.known, var.required]
  deep  = { tier = "Free", list = ["x"] }
  this  = local.that
  that  = local.this
  r0    = "0123456789"
`
	var doubled strings.Builder
	for i := range 60 {
		fmt.Fprintf(&doubled, "r%d = \"${local.r%d}${local.r%d}\"\n", i+1, i, i)
	}
	for _, test := range []struct{ expression, want string }{
		{`var.known`, `"a"`},
		{`(var.known)`, `"a"`},
		{`"${var.known}"`, `"a"`},
		{`var.required`, `{"unknown":"${var.required}"}`},
		{`var.nobody`, `{"unknown":"${var.nobody}"}`},
		{`"${var.required}"`, `{"unknown":"${var.required}"}`},
		{`var.null`, `nothing`},
		{`local.two`, `"a-1"`},
		{`local.this`, `{"unknown":"${local.this}"}`},
		{`local.deep.tier`, `"Free"`},
		{`local.deep["list"][0]`, `"x"`},
		{`local.deep.nothing`, `{"unknown":"${local.deep.nothing}"}`},
		{`local.open`, `["a",{"unknown":"${var.required}"}]`},
		{`local.r60`, `{"unknown":"${local.r58}${local.r58}"}`},
		{`var.yes ? "a" : "b"`, `"a"`},
		{`var.required == "" ? "a" : "b"`, `{"unknown":"${var.required == \"\" ? \"a\" : \"b\"}"}`},
		{`var.known == "a" ? null : "b"`, `nothing`},
		{`each.value`, `{"unknown":"${each.value}"}`},
		{`module.x.y`, `{"unknown":"${module.x.y}"}`},
		{`var`, `{"unknown":"${var}"}`},
	} {
		t.Run(test.expression, func(t *testing.T) {
			doc := only(t, declared+doubled.String()+"}\n"+clusterBlock("name = "+test.expression))
			if got := written(doc.Root.Get("name")); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

// The files of a folder are one module.
func TestCluster_module(t *testing.T) {
	read := readTree(t, map[string]string{
		"variables.tf":       `variable "tier" { default = "Free" }` + "\n" + `variable "name" { default = "a" }`,
		"locals.tf":          `locals { version = "1.33" }`,
		"a_override.tf":      `locals { version = "1.34" }`,
		"broken.tf":          `locals { location =`,
		"a.auto.tfvars":      `name = "from a"`,
		"b.auto.tfvars":      `name = "from b"`,
		"terraform.tfvars":   "name = \"from terraform\"\ntier = \"Standard\"",
		"production.tfvars":  `tier = "Premium"`,
		"nested/locals.tf":   `locals { location = "here" }`,
		"other.tf.something": `locals { location = "here" }`,
		"main.tf":            clusterBlock("name = var.name\nsku_tier = var.tier\nkubernetes_version = local.version\nlocation = local.location"),
	}, "main.tf")
	want := `{"name":"from b","location":{"unknown":"${local.location}"},"sku":{"tier":"Standard"},"properties":{"kubernetesVersion":"1.34"}}`
	if diff := cmp.Diff(want, object(read.Resources[0])); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestPool(t *testing.T) {
	const pool = `resource "azurerm_kubernetes_cluster_node_pool" "user" {
  name                  = "user"
  kubernetes_cluster_id = %s
  enable_node_public_ip = true
  node_network_profile {
    allowed_host_ports {
      port_start = 80
    }
  }
}
`
	const joined = `{"properties":{"agentPoolProfiles":[{"name":"user","enableNodePublicIP":true,"networkProfile":{"allowedHostPorts":[{"portStart":80}]}}]}}`
	for _, test := range []struct{ cluster, want string }{
		{`azurerm_kubernetes_cluster.main.id`, joined},
		{`azurerm_kubernetes_cluster.main[0].id`, joined},
		{`azurerm_kubernetes_cluster.main[each.key].id`, joined},
		{`azurerm_kubernetes_cluster.other.id`, `{}`},
		{`azapi_resource.main.id`, `{}`},
		{`data.azurerm_kubernetes_cluster.main.id`, `{}`},
		{`"/subscriptions/x"`, `{}`},
		{`main`, `{}`},
	} {
		for _, content := range []string{
			clusterBlock("") + fmt.Sprintf(pool, test.cluster),
			fmt.Sprintf(pool, test.cluster) + clusterBlock(""),
		} {
			if diff := cmp.Diff(test.want, object(only(t, content))); diff != "" {
				t.Errorf("%s: -want +got:\n%s", test.cluster, diff)
			}
		}
	}
}

func TestAzapi(t *testing.T) {
	const module = `
variable "tier" { default = "Free" }
resource "azapi_resource" "main" {
  type = %s
  name = "a"
  identity { type = "SystemAssigned" }
  body = %s
}
`
	const clusterType = `"Microsoft.ContainerService/managedClusters@2025-05-01"`
	const want = `{"name":"a","identity":{"type":"SystemAssigned"},"properties":{"disableLocalAccounts":true,"aadProfile":null},"sku":{"tier":"Free"}}`
	const body = `{ properties = { disableLocalAccounts = true, "aadProfile" : null }, sku = { tier = var.tier } }`
	for _, content := range []string{
		fmt.Sprintf(module, clusterType, body),
		fmt.Sprintf(module, clusterType, "jsonencode("+body+")"),
	} {
		doc := only(t, content)
		if diff := cmp.Diff(want, object(doc)); diff != "" {
			t.Errorf("-want +got:\n%s", diff)
		}
		if about := written(doc.Root.Get("_akslint")); about != `{"source":"arm","open":false,"partial":false}` {
			t.Errorf("_akslint is %s", about)
		}
		if kind := doc.Root.Get("type").String(); kind != "Microsoft.ContainerService/managedClusters" {
			t.Errorf("type %q", kind)
		}
	}
	for _, content := range []string{
		fmt.Sprintf(module, clusterType, "var.body"),
		fmt.Sprintf(module, `"Microsoft.Web/sites@2025-05-01"`, "{} # /managedClusters"),
		fmt.Sprintf(module, "var.type", body+" # /managedClusters"),
		"resource \"azapi_resource\" \"main\" {} # /managedClusters",
	} {
		read, problem := Resources(&document.Source{Content: []byte(content)})
		if len(read.Resources) > 0 || problem != nil {
			t.Errorf("%d clusters, problem %v in:\n%s", len(read.Resources), problem, content)
		}
	}
}

func TestAzapi_pool(t *testing.T) {
	doc := only(t, clusterBlock("")+`resource "azapi_resource" "pool" {
  type      = "Microsoft.ContainerService/managedClusters/agentPools@2025-05-01"
  name      = "user"
  parent_id = azurerm_kubernetes_cluster.main.id
  body      = { properties = { mode = "User" } }
}
`)
	if want, got := `{"properties":{"agentPoolProfiles":[{"mode":"User","name":"user"}]}}`, object(doc); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// The text at the place of each path, as LINE:COLUMN:TEXT.
func TestPlaces(t *testing.T) {
	const file = "\uFEFF" + `# é
locals { ranges = ["a", "b"] }
resource "azurerm_kubernetes_cluster" "aks" {
  /* é */ name = "é-${local.ranges[0]}" # é
  private_cluster_enabled = (false)
  api_server_authorized_ip_ranges = local.ranges
  azure_active_directory_role_based_access_control {
    admin_group_object_ids = ["a", /* é */ "b"]
  }
  network_profile { network_policy = null }
  kubernetes_version = <<E
1.33
E
  dynamic "oms_agent" {}
  default_node_pool {
    node_count = 1
  }
}
resource "azurerm_kubernetes_cluster_node_pool" "user" {
  kubernetes_cluster_id = azurerm_kubernetes_cluster.aks.id
  zones = []
}
`
	doc := only(t, file)
	for _, test := range []struct{ path, want string }{
		{"", `3:39:"aks"`},
		{"/type", `3:39:"aks"`},
		{"/name", `4:18:"é-${local.ranges[0]}"`},
		{"/sku/tier", `3:39:"aks"`},
		{"/properties/disableLocalAccounts", `3:39:"aks"`},
		{"/properties/apiServerAccessProfile/enablePrivateCluster", `5:30:false`},
		{"/properties/apiServerAccessProfile/disableRunCommand", `3:39:"aks"`},
		{"/properties/apiServerAccessProfile/authorizedIPRanges", `6:37:local.ranges`},
		{"/properties/apiServerAccessProfile/authorizedIPRanges/1", `6:37:local.ranges`},
		{"/properties/aadProfile/managed", `7:3:azure_active_directory_role_based_access_control`},
		{"/properties/aadProfile/enableAzureRBAC", `7:3:azure_active_directory_role_based_access_control`},
		{"/properties/aadProfile/adminGroupObjectIDs", `8:5:admin_group_object_ids`},
		{"/properties/aadProfile/adminGroupObjectIDs/1", `8:44:"b"`},
		{"/properties/networkProfile/networkPolicy", `10:3:network_profile`},
		{"/properties/kubernetesVersion", `11:24:<<E`},
		{"/properties/addonProfiles/omsagent/enabled", `14:11:"oms_agent"`},
		{"/properties/agentPoolProfiles", `15:3:default_node_pool`},
		{"/properties/agentPoolProfiles/0/count", `16:18:1`},
		{"/properties/agentPoolProfiles/0/enableFIPS", `15:3:default_node_pool`},
		{"/properties/agentPoolProfiles/1/availabilityZones", `21:3:zones`},
		{"/properties/agentPoolProfiles/1/enableFIPS", `19:49:"user"`},
	} {
		span := doc.Locate(documenttest.Path(test.path))
		line := []rune(string(doc.Source.Line(int(span.Line))))
		got := fmt.Sprintf("%d:%d:%s", span.Line, span.Column, string(line[span.Column-1:span.End-1]))
		if got != test.want {
			t.Errorf("%s: got %s, want %s", test.path, got, test.want)
		}
	}
}

func TestResources_problems(t *testing.T) {
	for _, test := range []struct{ name, content, want string }{
		{"no cluster", `resource "azurerm_resource_group" "a" {`, "<nil>"},
		{"no expression", "# é\n" + clusterBlock("/* é */ name ="), "main.tf:3:15: invalid expression: expected the start of an expression, but found an invalid expression token"},
		{"an open block", `resource "azurerm_kubernetes_cluster" "a" {`, `main.tf:1:43: unclosed configuration block: there is no closing brace for this block before the end of the file`},
		{"an argument twice", clusterBlock("name = 1\nname = 2"), `main.tf:3:1: attribute redefined: the argument "name" was already set at main.tf:2,1-5`},
		{"endless brackets", "# azurerm_kubernetes_cluster\nx = " + strings.Repeat("[", 200_000), "main.tf: too complex: more than 20000 brackets and operators"},
		{"endless dashes", "# azurerm_kubernetes_cluster\nx = " + strings.Repeat("-", 2_000_000), "main.tf: too complex: more than 20000 brackets and operators"},
	} {
		t.Run(test.name, func(t *testing.T) {
			read, problem := Resources(&document.Source{Name: "main.tf", Content: []byte(test.content)})
			if got := fmt.Sprint(problem); got != test.want || len(read.Resources) > 0 {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

func TestDeclares(t *testing.T) {
	for content, want := range map[string]bool{
		clusterBlock(""):                   true,
		`resource "azapi_resource" "a" {}`: false,
		`terraform import azurerm_kubernetes_cluster.a /managedClusters/a`:                                 false,
		"resource \"azapi_resource\" \"a\" {\n type = \"Microsoft.ContainerService/managedClusters@1\"\n}": true,
	} {
		if got := Declares([]byte(content)); got != want {
			t.Errorf("%s: %v", content, got)
		}
	}
}

// The table has no argument twice in one block, and no property of an unknown
// type.
func TestTables(t *testing.T) {
	tables, err := readTables()
	if err != nil {
		t.Fatal(err)
	}
	kinds := []kind{
		kindString, kindBool, kindNot, kindNumber, kindStrings, kindKeys, kindMap, kindJSON, kindScope,
	}
	var check func(rows []row)
	check = func(rows []row) {
		seen := map[string]bool{}
		for _, row := range rows {
			if row.To == "" && row.Block == nil || row.From != "" && seen[row.From] || !slices.Contains(kinds, row.Type) {
				t.Errorf("%+v", row)
			}
			seen[row.From] = true
			check(row.Block)
			check(row.Blocks)
		}
	}
	for name, declared := range tables.Resources {
		if !Mentions([]byte(name)) || !resource.IsKnown(declared.Type) {
			t.Errorf("%s of type %q", name, declared.Type)
		}
		check(declared.Rows)
	}
	check(tables.Pool)
	check(tables.Azapi)
}

// A repository that has its cluster through a module has none of its own. Its
// other resources are off by default, and none of its files is a problem.
func TestCorpus(t *testing.T) {
	files, _ := filepath.Glob("../../../shared/corpus/manifests/*/infra/terraform/*.tf")
	if len(files) == 0 {
		t.Skip("no corpus of Terraform next to the repository")
	}
	found, skipped := map[string]int{}, 0
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if _, diagnostics := parseBody(content, file); diagnostics.HasErrors() {
			t.Errorf("%s: %v", file, diagnostics)
		}
		source := &document.Source{Name: file, Path: file, Content: content}
		read, problem := Resources(source)
		if problem != nil {
			t.Error(problem)
		}
		skipped += len(read.Skipped)
		for _, note := range read.Missing {
			found[note.Text]++
			documenttest.CheckSpan(t, source, note.At)
		}
		for _, doc := range read.Resources {
			found[doc.Kind]++
			documenttest.CheckSpans(t, source, &doc.Root)
		}
	}
	want := map[string]int{
		"Azure/avm-res-cognitiveservices-account/azurerm": 1, "Azure/avm-res-containerregistry-registry/azurerm": 1,
		"Azure/avm-res-containerservice-managedcluster/azurerm": 1, "Azure/avm-res-documentdb-databaseaccount/azurerm": 1,
		"Azure/avm-res-servicebus-namespace/azurerm": 1,
	}
	if !maps.Equal(found, want) || skipped != 9 { // all are off by default
		t.Errorf("%d skipped, want %v, got %v", skipped, want, found)
	}
}

// Whatever a file contains, it is read to the end, and every place is in it.
func FuzzResources(f *testing.F) {
	content, err := os.ReadFile("../../testdata/cluster-five-ways/main.tf")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(content))
	f.Add("\uFEFF" + clusterBlock("name = <<-E\n é ${var.x}\n E\ntags = { (local.y) = [null, 1e9] }\ndynamic \"identity\" {}\ndefault_node_pool {}"))
	f.Add("resource \"azapi_resource\" \"a\" {\n type = \"Microsoft.ContainerService/managedClusters@1\"\n body = jsonencode({ a = \"é\" })\n}")
	f.Add(`{"resource": {"azurerm_kubernetes_cluster": [{"é": {"name": "${var.x}", "dynamic": {"identity": [{}]}, "default_node_pool": [{"zones": [1, null]}]}}]}, "locals": {"a": "${local.a}"}}`)
	f.Add("resource \"azurerm_subscription_policy_assignment\" \"a\" {\n parameters = \"{\\\"é\\\": 1}\"\n subscription_id = \"${data.azurerm_subscription.x.id}\"\n}")
	f.Add("variable \"x\" {\ntype = object({ a = optional(bool, true) })\ndefault = {}\n}\nlocals {\na = concat([\"a\"], var.y, split(\",\", \"${var.x.a},b\"))\n}\n" + clusterBlock("for_each = toset([\"a\", var.x.a])\nname = each.key\n"+
		"dynamic \"network_profile\" {\nfor_each = local.a\niterator = it\ncontent {\npod_cidrs = flatten([local.a, it.value])\n}\n}\ntags = try(merge({ a = \"#{x}#\" }, var.y), null)"))
	f.Add("module \"a\" {\nsource = \"./a\"\ncount = 0\n}\n" + clusterBlock("count = length(compact([\"\", \"a\"]))\nservice_principal {\nclient_secret = var.count.index ? local.a : \"\"\n}"))
	f.Fuzz(func(t *testing.T, content string) {
		if !utf8.ValidString(content) {
			return // not read
		}
		source := &document.Source{Name: "main.tf", Content: []byte(content)}
		read, problem := Resources(source)
		if problem != nil && problem.Line > 0 {
			at := document.Span{Line: uint32(problem.Line), Column: uint32(problem.Column), End: uint32(problem.Column)}
			documenttest.CheckSpan(t, source, at)
		}
		for _, doc := range read.Resources {
			documenttest.CheckSpan(t, source, doc.Anchor)
			documenttest.CheckSpans(t, source, &doc.Root)
		}
	})
}

// described lists the resources of a file: kind and all properties.
func described(t *testing.T, name, content string) []string {
	t.Helper()
	read, problem := Resources(&document.Source{Name: name, Content: []byte(content)})
	if problem != nil {
		t.Fatal(problem)
	}
	lines := []string{}
	for _, doc := range read.Resources {
		lines = append(lines, doc.Kind+" "+object(doc))
	}
	return lines
}

func TestResources_others(t *testing.T) {
	const role = "/providers/Microsoft.Authorization/roleDefinitions/b24988ac-6180-42a0-ab88-20f7382dd24c"
	for _, test := range []struct{ name, kind, body, want string }{
		{"a role by its name", "azurerm_role_assignment", "scope = data.azurerm_subscription.current.id\nrole_definition_name = \"Owner\"\nprincipal_id = var.x", `RoleAssignment {"scope":"/subscriptions/${current}","properties":{"roleDefinitionId":"Owner","principalId":{"unknown":"${var.x}"}}}`},
		{"a role by its id", "azurerm_role_assignment", "role_definition_id = \"${data.azurerm_subscription.current.id}" + role + "\"", `RoleAssignment {"properties":{"roleDefinitionId":"` + role + `"}}`},
		{"an unknown role", "azurerm_role_assignment", "role_definition_id = data.azurerm_role_definition.x.id", `RoleAssignment {"properties":{"roleDefinitionId":{"unknown":"${data.azurerm_role_definition.x.id}"}}}`},
		{"a resource group", "azurerm_role_assignment", "scope = azurerm_resource_group.shop.id", `RoleAssignment {"scope":"/subscriptions/${subscription}/resourceGroups/${shop}"}`},
		{"part of a subscription", "azurerm_role_assignment", "scope = \"${data.azurerm_subscription.x[0].id}/resourceGroups/rg\"", `RoleAssignment {"scope":"/subscriptions/${x}/resourceGroups/rg"}`},
		{"an unknown scope", "azurerm_role_assignment", "scope = azurerm_kubernetes_cluster.x.id", `RoleAssignment {"scope":{"unknown":"${azurerm_kubernetes_cluster.x.id}"}}`},
		{"an unknown subscription", "azurerm_role_assignment", "scope = \"/subscriptions/${var.x}\"", `RoleAssignment {"scope":"/subscriptions/${var.x}"}`},
		{"a custom role", "azurerm_role_definition", "name = \"a\"\npermissions {\nactions = [\"*\"]\nnot_data_actions = []\n}", `RoleDefinition {"properties":{"roleName":"a","permissions":[{"actions":["*"],"notDataActions":[]}]}}`},
		{"a credential", "azurerm_federated_identity_credential", "subject = \"s\"\naudience = [\"a\", var.x]", `FederatedIdentityCredential {"properties":{"subject":"s","audiences":["a",{"unknown":"${var.x}"}]}}`},
		{
			"an initiative", "azurerm_subscription_policy_assignment", "policy_definition_id = \"/providers/Microsoft.Authorization/policySetDefinitions/a8640138-9b0a-4a28-b8cb-1666c838647d\"\nenforce = false\nparameters = jsonencode({ effect = { value = \"audit\" } })\nsubscription_id = data.azurerm_subscription.x.id",
			`PolicyAssignment {"scope":"/subscriptions/${x}","properties":{"policyDefinitionId":"/providers/Microsoft.Authorization/policySetDefinitions/a8640138-9b0a-4a28-b8cb-1666c838647d","enforcementMode":"DoNotEnforce","parameters":{"effect":{"value":"audit"}}}}`,
		},
		{"parameters in text", "azurerm_resource_group_policy_assignment", "enforce = true\nparameters = <<E\n{\"effect\": {\"value\": \"deny\"}}\nE\n", `PolicyAssignment {"properties":{"enforcementMode":"Default","parameters":{"effect":{"value":"deny"}}}}`},
		{"a plan", "azurerm_security_center_subscription_pricing", "tier = \"Free\"\nresource_type = \"Containers\"", `SecurityPricing {"name":"Containers","properties":{"pricingTier":"Free"}}`},
		{"a registry", "azurerm_container_registry", "admin_enabled = true\npublic_network_access_enabled = false\ntrust_policy {\nenabled = true\n}", `ContainerRegistry {"properties":{"adminUserEnabled":true,"publicNetworkAccess":"Disabled","policies":{"trustPolicy":{"status":"enabled"}}}}`},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := described(t, "main.tf", "resource \""+test.kind+"\" \"a\" {\n"+test.body+"\n}\n")
			if diff := cmp.Diff([]string{test.want}, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// The same in the JSON syntax, with blocks written in either way.
func TestResources_json(t *testing.T) {
	const file = "\uFEFF" + `{
  "variable": {"tier": {"default": "Free"}, "open": {}},
  "locals": {"name": "${var.tier}-é"},
  "resource": {
    "azurerm_kubernetes_cluster": {"a": {
      "name": "${local.name}", "sku_tier": "${var.tier}", "kubernetes_version": "${var.open}", "location": null,
      "tags": {"b": 1, "c": "california for"}, "local_account_disabled": "true",
      "api_server_authorized_ip_ranges": ["1.2.3.4", "${var.open}"],
      "network_profile": [{"network_policy": "none"}],
      "default_node_pool": {"node_count": 2, "zones": "${[for z in [1] : z]}"},
      "dynamic": {"oms_agent": {"content": {}}}
    }},
    "azurerm_kubernetes_cluster_node_pool": {"b": [{"name": "user", "kubernetes_cluster_id": "${azurerm_kubernetes_cluster.a.id}"}]},
    "azurerm_role_assignment": [{"c": {"scope": "${data.azurerm_subscription.x.id}", "role_definition_name": "Owner"}}]
  }
}`
	want := []string{
		`ManagedCluster {"name":"Free-é","tags":{"b":"1","c":"california for"},"sku":{"tier":"Free"},"properties":{"kubernetesVersion":{"unknown":"${var.open}"},` +
			`"disableLocalAccounts":true,"networkProfile":{"networkPolicy":"none"},"apiServerAccessProfile":{"authorizedIPRanges":["1.2.3.4",{"unknown":"${var.open}"}]},` +
			`"addonProfiles":{"omsagent":{"enabled":{"unknown":"dynamic \"oms_agent\""},"config":{"logAnalyticsWorkspaceResourceID":{"unknown":"dynamic \"oms_agent\""},"useAADAuth":{"unknown":"dynamic \"oms_agent\""}}}},` +
			`"agentPoolProfiles":[{"count":2,"availabilityZones":{"unknown":"${[for z in [1] : z]}"}},{"name":"user"}]}}`,
		`RoleAssignment {"scope":"/subscriptions/${x}","properties":{"roleDefinitionId":"Owner"}}`,
	}
	if diff := cmp.Diff(sortedKeys(t, want), sortedKeys(t, described(t, "main.tf.json", file))); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	source := &document.Source{Name: "main.tf.json", Content: []byte(file)}
	read, _ := Resources(source)
	for path, want := range map[string]string{
		"": `5:36:"a"`, "/sku/tier": `6:44:"${var.tier}"`, "/properties/networkProfile/networkPolicy": `9:46:"none"`,
		"/properties/apiServerAccessProfile/authorizedIPRanges/0": `8:43:"1.2.3.4"`, "/properties/agentPoolProfiles/0/count": `10:43:2`,
	} {
		span := read.Resources[0].Locate(documenttest.Path(path))
		line := []rune(string(source.Line(int(span.Line))))
		if got := fmt.Sprintf("%d:%d:%s", span.Line, span.Column, string(line[span.Column-1:span.End-1])); got != want {
			t.Errorf("%s: got %s, want %s", path, got, want)
		}
	}
	for content, want := range map[string]string{
		`[{"resource": [{"azurerm_kubernetes_cluster": {"a": {}}}]}]`:                               "<nil>",
		`{"resource": {"azurerm_kubernetes_cluster":`:                                               "main.tf.json:1:44: missing value: the JSON data ends prematurely",
		`{"resource": {"azurerm_kubernetes_cluster": ` + strings.Repeat("[", 100_000):               "main.tf.json: too complex: more than 1000 nested brackets",
		`{"azurerm_kubernetes_cluster": "${` + strings.Repeat("(", 100_000) + `"}`:                  "main.tf.json: too complex: more than 1000 nested brackets",
		`{"resource": {"azurerm_kubernetes_cluster": {"a": {"name": "${` + "}}}}" + `"}}}}`:         "<nil>",
		`{"resource": {"azurerm_kubernetes_cluster": {"a": [` + strings.Repeat("{},", 9) + `{}]}}}`: "<nil>",
	} {
		if _, problem := Resources(&document.Source{Name: "main.tf.json", Content: []byte(content)}); fmt.Sprint(problem) != want {
			t.Errorf("%.80s: got  %v\nwant %s", content, problem, want)
		}
	}
}

// sortedKeys writes objects with sorted keys.
func sortedKeys(t *testing.T, lines []string) []string {
	t.Helper()
	sorted := make([]string, len(lines))
	for i, line := range lines {
		kind, text, _ := strings.Cut(line, " ")
		var value any
		if err := json.Unmarshal([]byte(text), &value); err != nil {
			t.Fatal(err)
		}
		text = string(must(json.Marshal(value)))
		sorted[i] = kind + " " + text
	}
	return sorted
}

func must(text []byte, err error) []byte {
	if err != nil {
		panic(err)
	}
	return text
}
