package arm_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/akslint/akslint/internal/document"
	"github.com/akslint/akslint/internal/document/documenttest"
	"github.com/akslint/akslint/internal/find"
	"github.com/akslint/akslint/internal/loader"
)

// load reads a JSON file the way every file is read.
func load(content string) (docs []*document.Document, problems []string) {
	loader.Load(find.File{Name: "x.json", Named: true}, strings.NewReader(content), loader.Handlers{
		Document: func(doc *document.Document) { docs = append(docs, doc) },
		Problem:  func(problem document.Problem) { problems = append(problems, problem.String()) },
	})
	return docs, problems
}

// only returns the only cluster of a file.
func only(t *testing.T, content string) *document.Document {
	t.Helper()
	docs, problems := load(content)
	if len(docs) != 1 || len(problems) > 0 || docs[0].Class != document.Cluster {
		t.Fatalf("want one cluster, got %d documents, problems %q", len(docs), problems)
	}
	return docs[0]
}

// written is a value as rules see it.
func written(node *document.Node) string {
	if node == nil {
		return "nothing"
	}
	json, _ := node.MarshalJSON()
	return string(json)
}

// template returns a template with a cluster.
func template(parameters, variables, properties string) string {
	return fmt.Sprintf(`{"$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
		"contentVersion": "1.0.0.0", "parameters": {%s}, "variables": {%s},
		"resources": [{"type": "Microsoft.ContainerService/managedClusters", "name": "aks", "properties": {%s}}]}`,
		parameters, variables, properties)
}

func TestTemplate_values(t *testing.T) {
	deep := "[" + strings.Repeat("concat(", 101) + "'a'" + strings.Repeat(")", 101) + "]"
	const parameters = `"known": {"defaultValue": "shop"}, "required": {"type": "string"},
		"derived": {"defaultValue": "[concat(parameters('known'), '-x')]"}, "number": {"defaultValue": 3}, "none": {"defaultValue": 0},
		"absent": {"defaultValue": null}, "off": {"defaultValue": false},
		"site": {"defaultValue": "[resourceGroup().location]"}, "circle": {"defaultValue": "[parameters('circle')]"}`
	const variables = `"sizes": {"shop": {"max": 9}}, "name": "[format('{0}-aks', parameters('known'))]", "deep": {"a b": ["x", {"y": "z"}], "open": "[parameters('required')]"},
		"this": "[variables('that')]", "that": "[variables('this')]", "copy": [{"name": "loop", "count": 2, "input": 1}]`
	for _, test := range []struct{ name, value, want string }{
		{"literals", `["a", 1.50, true, null, {"b": "c"}]`, `["a",1.50,true,null,{"b":"c"}]`},
		{"a parameter with a default", `"[parameters('known')]"`, `"shop"`},
		{"a parameter in another case, with blanks", `"[ Parameters( 'KNOWN' ) ]"`, `"shop"`},
		{"a parameter that is a number", `"[parameters('number')]"`, `3`},
		{"a parameter that is false", `"[parameters('off')]"`, `false`},
		{"a parameter that is null", `"[parameters('absent')]"`, `null`},
		{"a parameter of another", `"[parameters('derived')]"`, `"shop-x"`},
		{"a parameter without a default", `"[parameters('required')]"`, `{"unknown":"[parameters('required')]"}`},
		{"a parameter with an unknown default", `"[parameters('site')]"`, `{"unknown":"[parameters('site')]"}`},
		{"a parameter that is not declared", `"[parameters('nobody')]"`, `{"unknown":"[parameters('nobody')]"}`},
		{"a parameter of itself", `"[parameters('circle')]"`, `{"unknown":"[parameters('circle')]"}`},
		{"a variable", `"[variables('name')]"`, `"shop-aks"`},
		{"a variable of itself", `"[variables('this')]"`, `{"unknown":"[variables('this')]"}`},
		{"a variable of a loop", `"[variables('loop')]"`, `{"unknown":"[variables('loop')]"}`},
		{"a variable with something unknown", `"[variables('deep')]"`, `{"a b":["x",{"y":"z"}],"open":{"unknown":"[parameters('required')]"}}`},
		{"a path", `"[variables('deep')['a b'][1].y]"`, `"z"`},
		{"a path that leads nowhere", `"[variables('deep').q]"`, `{"unknown":"[variables('deep').q]"}`},
		{"an index out of range", `"[variables('deep')['a b'][2]]"`, `{"unknown":"[variables('deep')['a b'][2]]"}`},
		{"a path by a parameter", `"[variables('sizes')[parameters('known')].max]"`, `9`},
		{"an index that is computed", `"[variables('deep')['a b'][length('x')].y]"`, `"z"`},
		{"an index that is not known", `"[variables('deep')[parameters('required')]]"`, `{"unknown":"[variables('deep')[parameters('required')]]"}`},
		{"an index that nothing has", `"[variables('deep')[parameters('known')]]"`, `{"unknown":"[variables('deep')[parameters('known')]]"}`},
		{"a format", `"[format('{1}/{0}', 'a', parameters('number'))]"`, `"3/a"`},
		{"a format with a missing argument", `"[format('{1}', 'a')]"`, `{"unknown":"[format('{1}', 'a')]"}`},
		{"a format with escaped braces", `"[format('}}', 'a')]"`, `{"unknown":"[format('}}', 'a')]"}`},
		{"a format of a boolean", `"[format('{0}', true())]"`, `{"unknown":"[format('{0}', true())]"}`},
		{"a concatenation", `"[concat('it''s ', parameters('known'), 1)]"`, `"it's shop1"`},
		{"a concatenation of something unknown", `"[concat('a', parameters('required'))]"`, `{"unknown":"[concat('a', parameters('required'))]"}`},
		{"one variable twice", `"[concat(variables('name'), variables('name'))]"`, `"shop-aksshop-aks"`},
		{"constants", `["[true()]", "[false()]", "[null()]", "['a']", "[-1]"]`, `[true,false,null,"a",-1]`},
		{"too many nested calls", `"` + deep + `"`, `{"unknown":"` + deep + `"}`},
		{"text that looks like a comment", `"\\\"//a/*b*/"`, `"\\\"//a/*b*/"`},
		{"a choice", `"[if(equals(parameters('known'), 'shop'), 'a', parameters('required'))]"`, `"a"`},
		{"the other choice", `"[if(parameters('off'), 'a', parameters('number'))]"`, `3`},
		{"an unknown choice", `"[if(parameters('required'), 'a', 'b')]"`, `{"unknown":"[if(parameters('required'), 'a', 'b')]"}`},
		{"a choice by something other than a boolean", `"[if('x', 'a', 'b')]"`, `{"unknown":"[if('x', 'a', 'b')]"}`},
		{"a choice of two", `"[if(true(), 'a')]"`, `{"unknown":"[if(true(), 'a')]"}`},
		{"a choice of null", `"[if(parameters('off'), 'a', json('null'))]"`, `null`},
		{"comparisons", `["[equals('a', 'A')]", "[equals(1, 1)]", "[equals('1', 1)]", "[equals(variables('name'), 'shop-aks')]", "[equals(createArray(1, 2), createArray(1, 2))]", "[equals(createObject('a', 1), createObject('A', 1))]", "[equals(createObject('a', 1), createObject('a', 2))]", "[equals(null(), parameters('absent'))]"]`, `[false,true,false,true,true,true,false,true]`},
		{"a comparison of something unknown", `"[equals(variables('deep'), variables('deep'))]"`, `{"unknown":"[equals(variables('deep'), variables('deep'))]"}`},
		{"orders", `["[less(1, 2)]", "[lessOrEquals(2, 2)]", "[greater(1, 2)]", "[greaterOrEquals(-1, 2)]"]`, `[true,true,false,false]`},
		{"an order of strings", `"[less('a', 'b')]"`, `{"unknown":"[less('a', 'b')]"}`},
		{"truths", `["[not(true())]", "[and(true(), true())]", "[or(false(), false())]", "[bool('True')]", "[bool(0)]", "[bool(parameters('off'))]"]`, `[false,true,false,true,false,false]`},
		{"booleans that one argument decides", `["[and(parameters('required'), false())]", "[or(parameters('required'), true())]"]`, `[false,true]`},
		{"booleans that stay unknown", `["[and(parameters('required'), true())]", "[or(parameters('required'), false())]", "[not('x')]", "[bool('x')]"]`, `[{"unknown":"[and(parameters('required'), true())]"},{"unknown":"[or(parameters('required'), false())]"},{"unknown":"[not('x')]"},{"unknown":"[bool('x')]"}]`},
		{"texts", `["[toLower('Ab')]", "[TOUPPER('Ab')]", "[trim(' a ')]", "[string(1)]", "[string(true())]", "[replace('aba', 'a', 'xy')]", "[join(createArray('a', 1), '-')]"]`, `["ab","AB","a","1","True","xybxy","a-1"]`},
		{"numbers", `["[int('12')]", "[int(3)]", "[int('x')]"]`, `[12,3,{"unknown":"[int('x')]"}]`},
		{"parts of texts", `["[startsWith('abc', 'AB')]", "[endsWith('abc', 'BC')]", "[startsWith('abc', 'b')]", "[contains('abc', 'b')]", "[contains('abc', 'B')]"]`, `[true,true,false,true,false]`},
		{"what lists hold", `["[contains(createArray('a', 1), 1)]", "[contains(createArray('a'), 'b')]", "[contains(createObject('a', 1), 'A')]", "[contains(1, 1)]"]`, `[true,false,true,{"unknown":"[contains(1, 1)]"}]`},
		{"sizes", `["[length('é')]", "[length(createArray(1, 2))]", "[length(createObject())]", "[length(1)]"]`, `[1,2,0,{"unknown":"[length(1)]"}]`},
		{"emptiness", `["[empty('')]", "[empty('a')]", "[empty(createArray())]", "[empty(createObject('a', 1))]", "[empty(null())]", "[empty(parameters('required'))]"]`, `[true,false,true,false,true,{"unknown":"[empty(parameters('required'))]"}]`},
		{"elements", `["[first(createArray(1, 2))]", "[last(createArray(1, 2))]", "[first('ab')]", "[last('ab')]", "[first(createArray())]"]`, `[1,2,"a","b",{"unknown":"[first(createArray())]"}]`},
		{"the first that is not null", `["[coalesce(null(), 'a')]", "[coalesce(parameters('absent'), parameters('required'))]", "[coalesce('a', parameters('required'))]", "[coalesce(null())]"]`, `["a",{"unknown":"[coalesce(parameters('absent'), parameters('required'))]"},"a",null]`},
		{"what may be missing", `["[tryGet(variables('deep'), 'a b', 1, 'y')]", "[tryGet(variables('deep'), 'q', 'r')]", "[tryGet(parameters('required'), 'q')]"]`, `["z",null,{"unknown":"[tryGet(parameters('required'), 'q')]"}]`},
		{"lists", `["[createArray('a', parameters('number'))]", "[array('a')]", "[array(createArray('a'))]"]`, `[["a",3],["a"],["a"]]`},
		{"a list with something unknown", `"[createArray('a', parameters('required'))]"`, `["a",{"unknown":"[parameters('required')]"}]`},
		{"lists joined", `"[concat(createArray('a'), createArray(1))]"`, `["a",1]`},
		{"lists joined with an unknown one", `"[concat(parameters('required'), createArray('0.0.0.0/0'))]"`, `[{"unknown":"[parameters('required')]"},"0.0.0.0/0"]`},
		{"an element of a list that is open before it", `"[concat(parameters('required'), createArray('a'))[1]]"`, `{"unknown":"[concat(parameters('required'), createArray('a'))[1]]"}`},
		{"lists joined with text", `"[concat(createArray('a'), 'b')]"`, `{"unknown":"[concat(createArray('a'), 'b')]"}`},
		{"lists united", `"[union(createArray('a', 'b'), createArray('b', 'c'), parameters('required'))]"`, `["a","b","c",{"unknown":"[parameters('required')]"}]`},
		{"objects", `"[createObject('a', 1, 'b', parameters('required'))]"`, `{"a":1,"b":{"unknown":"[parameters('required')]"}}`},
		{"objects united", `"[union(createObject('a', createObject('x', 1, 'y', 1), 'b', 1), createObject('A', createObject('y', 2), 'c', 3))]"`, `{"a":{"x":1,"y":2},"b":1,"c":3}`},
		{"objects united with an unknown one", `"[union(createObject('a', 1), parameters('required'))]"`, `{"unknown":"[union(createObject('a', 1), parameters('required'))]"}`},
		{"an object of unknown keys", `"[createObject(parameters('required'), 1)]"`, `{"unknown":"[createObject(parameters('required'), 1)]"}`},
		{"JSON", `"[json('{\"a\": [1]}').a]"`, `[1]`},
		{"what is not JSON", `"[json('{')]"`, `{"unknown":"[json('{')]"}`},
		{"split text", `"[split('a,b', ',')]"`, `["a","b"]`},
		{"split text with something unknown", `"[split(concat(parameters('required'), '/32,0.0.0.0/0'), ',')]"`, `[{"unknown":"{parameters('required')}/32"},"0.0.0.0/0"]`},
		{"text split at something unknown", `"[split('a', parameters('required'))]"`, `{"unknown":"[split('a', parameters('required'))]"}`},
		{"a function", `"[uniqueString('a')]"`, `{"unknown":"[uniqueString('a')]"}`},
		{"a function of the template", `"[contoso.name('a')]"`, `{"unknown":"[contoso.name('a')]"}`},
		{"not an ARM expression", `"[a b]"`, `{"unknown":"[a b]"}`},
		{"an empty expression", `"[]"`, `{"unknown":"[]"}`},
		{"an open call", `"[concat('a']"`, `{"unknown":"[concat('a']"}`},
		{"an escaped bracket", `"[[parameters('known')]"`, `"[parameters('known')]"`},
		{"a bracket that is never closed", `"[1, 2"`, `"[1, 2"`},
		{"a placeholder", `"<tier>"`, `{"unknown":"<tier>"}`},
		{"a loop", `{"copy": [{"name": "pools", "count": 2, "input": {}}], "a": 1}`, `{"a":1,"pools":{"unknown":"copy"}}`},
		{"a loop that never runs", `{"copy": [{"name": "pools", "count": "[parameters('none')]", "input": {}}]}`, `{"pools":[]}`},
		{"a field that is called copy", `{"copy": {"name": "a"}}`, `{"copy":{"name":"a"}}`},
	} {
		t.Run(test.name, func(t *testing.T) {
			doc := only(t, template(parameters, variables, `"value": `+test.value))
			if got := written(doc.Root.Get("properties").Get("value")); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

// nested returns nested templates, each of which passes on its input twice.
func nested(depth int) string {
	inner := template(`"p": {}`, "", `"value": "[parameters('p')]"`)
	for range depth {
		inner = `{"$schema": "deploymentTemplate.json", "parameters": {"p": {"defaultValue": "x"}}, "resources": [{
			"type": "Microsoft.Resources/deployments", "name": "m", "properties": {"expressionEvaluationOptions": {"scope": "inner"},
			"parameters": {"p": {"value": ["[parameters('p')]", "[parameters('p')]"]}}, "template": ` + inner + `}}]}`
	}
	return inner
}

// Expressions that expand ever further, or nest endlessly, end in an unknown
// value.
func TestTemplate_bounds(t *testing.T) {
	doubled := func(form string) string {
		variables := []string{`"v0": "` + strings.Repeat("0", 10_000) + `"`}
		for i := range 60 {
			variables = append(variables, fmt.Sprintf(`"v%d": `+form, i+1, i, i))
		}
		return template("", strings.Join(variables, ","), `"value": "[variables('v60')]"`)
	}
	name := "parameters('p')"
	for range 50 {
		name = "format('{0}{0}', " + name + ")"
	}
	deep := "[" + strings.Repeat("concat(", 100_000) + strings.Repeat(")", 100_000) + "]"
	indexes := "[" + strings.Repeat("a()[", 100_000) + strings.Repeat("]", 100_000) + "]"
	for name, content := range map[string]string{
		"text":    doubled(`"[concat(variables('v%d'), variables('v%d'))]"`),
		"format":  doubled(`"[format('{0}{0}', variables('v%d'), '%d')]"`),
		"names":   strings.Replace(template(`"p": {}`, "", ""), `"aks"`, `"[`+name+`]"`, 1),
		"objects": doubled(`["[variables('v%d')]", "[variables('v%d')]"]`),
		"lists":   doubled(`"[createArray(variables('v%d'), variables('v%d'))]"`),
		"union":   doubled(`"[union(createArray(variables('v%d')), createArray(variables('v%d'), 1))]"`),
		"replace": doubled(`"[replace(variables('v%d'), '0', variables('v%d'))]"`),
		"modules": nested(40),
		"indexes": template("", "", `"value": "`+indexes+`"`),
		"depth":   template("", "", `"value": "`+deep+`"`),
	} {
		t.Run(name, func(t *testing.T) {
			doc := only(t, content)
			if size := len(written(doc.Root.Get("properties").Get("value"))); size > 10_000_000 {
				t.Errorf("unfolds to %d bytes", size)
			}
		})
	}
}

func TestTemplate_shape(t *testing.T) {
	doc := only(t, `{"resources": [
		{"type": "microsoft.containerservice/ManagedClusters", "apiVersion": "2025-05-01", "name": "aks", "condition": true,
		 "sku": {"name": "Base"}, "resources": []}], "contentVersion": "1.0.0.0"}`)
	want := `{"type":"Microsoft.ContainerService/managedClusters","apiVersion":"2025-05-01","name":"aks","condition":true,` +
		`"sku":{"name":"Base"},"_akslint":{"source":"arm","open":false,"partial":false,"deployed":"resourceGroup"}}`
	if diff := cmp.Diff(want, written(&doc.Root)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if doc.Format != "arm" || doc.Name() != "ManagedCluster/aks" {
		t.Errorf("format %q, name %q", doc.Format, doc.Name())
	}
}

// Properties that early versions of the API name differently are read as
// today's.
func TestTemplate_oldVersions(t *testing.T) {
	for _, test := range []struct{ name, properties, want string }{
		{
			"ranges", `"dnsPrefix": "x", "apiServerAuthorizedIPRanges": ["0.0.0.0/0"]`,
			`{"dnsPrefix":"x","apiServerAccessProfile":{"authorizedIPRanges":["0.0.0.0/0"]}}`,
		},
		{
			"in another case, beside others", `"APIServerAuthorizedIpRanges": [], "apiServerAccessProfile": {"enablePrivateCluster": true}`,
			`{"apiServerAccessProfile":{"enablePrivateCluster":true,"authorizedIPRanges":[]}}`,
		},
		{
			"both", `"apiServerAuthorizedIPRanges": ["1.2.3.4"], "apiServerAccessProfile": {"authorizedIPRanges": ["5.6.7.8"]}`,
			`{"apiServerAccessProfile":{"authorizedIPRanges":["5.6.7.8"]}}`,
		},
		{
			"beside what is unknown", `"apiServerAuthorizedIPRanges": ["1.2.3.4"], "apiServerAccessProfile": "[parameters('p')]"`,
			`{"apiServerAccessProfile":{"unknown":"[parameters('p')]"}}`,
		},
		{
			"Defender", `"securityProfile": {"azureDefender": {"enabled": true, "logAnalyticsWorkspaceResourceId": "/w"}}`,
			`{"securityProfile":{"azureDefender":{},"defender":{"securityMonitoring":{"enabled":true},"logAnalyticsWorkspaceResourceId":"/w"}}}`,
		},
		{
			"the data plane", `"networkProfile": {"ebpfDataplane": "cilium", "networkPlugin": "azure"}`,
			`{"networkProfile":{"networkPlugin":"azure","networkDataplane":"cilium"}}`,
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			doc := only(t, template("", "", test.properties))
			if got := written(doc.Root.Get("properties")); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
	doc := only(t, template("", "", "\n\"securityProfile\": {\n\"azureDefender\": {\n\"enabled\": false}}"))
	if got := doc.Locate(documenttest.Path("/properties/securityProfile/defender/securityMonitoring/enabled")).Line; got != 6 {
		t.Errorf("found on line %d, want 6", got)
	}
}

// names lists the clusters of a file, as CLUSTER POOLS.
func names(docs []*document.Document) []string {
	lines := []string{}
	for _, doc := range docs {
		words := []string{bare(doc.Root.Get("name"))}
		if pools := doc.Root.Get("properties").Get("agentPoolProfiles"); pools != nil {
			for i := range pools.Items {
				words = append(words, bare(pools.Items[i].Get("name")))
			}
		}
		lines = append(lines, strings.Join(words, " "))
	}
	return lines
}

func bare(node *document.Node) string { return strings.Trim(written(node), `"`) }

func TestTemplate_resources(t *testing.T) {
	const head = `"$schema": "deploymentTemplate.json", "parameters": {"p": {}, "n": {"defaultValue": "aks"}}, "resources": `
	const clusterType, poolType = `"type": "Microsoft.ContainerService/managedClusters"`, `"type": "Microsoft.ContainerService/managedClusters/agentPools"`
	cluster := func(name string) string { return `{` + clusterType + `, "name": "` + name + `"}` }
	pool := func(name string) string {
		return `{` + poolType + `, "name": "` + name + `", "properties": {"mode": "User"}}`
	}
	module := func(scope, parameters, name string) string {
		return `{"type": "Microsoft.Resources/deployments", "name": "m", "properties": {"expressionEvaluationOptions": {"scope": "` + scope + `"},
			"parameters": {` + parameters + `}, "template": {"$schema": "deploymentTemplate.json",
			"parameters": {"n": {"defaultValue": "inner"}}, "resources": [` + cluster(name) + `]}}}`
	}
	for _, test := range []struct {
		name, resources string
		want            []string
	}{
		{"none", `[{"type": "Microsoft.Web/sites", "name": "a"}]`, []string{}},
		{"two", `[` + cluster("a") + `,` + cluster("b") + `]`, []string{"a", "b"}},
		{"by symbolic names", `{"x": ` + cluster("a") + `}`, []string{"a"}},
		{"that exists already", `{"x": {"existing": true, ` + clusterType + `, "name": "a"}, "y": ` + pool("a/b") + `}`, []string{}},
		{"pool", `[` + pool("AKS/user") + `,` + cluster("aks") + `]`, []string{"aks user"}},
		{"pool of another cluster", `[` + pool("b/user") + `,` + cluster("a") + `]`, []string{"a"}},
		{"pool of a known name", `[` + pool("[concat(parameters('n'), '/user')]") + `,` + cluster("aks") + `]`, []string{"aks user"}},
		{"pool of an unknown name", `[` + pool("[concat(parameters('p'), '/user')]") + `,` + cluster("[parameters('p')]") + `]`, []string{`{"unknown":"[parameters('p')]"} user`}},
		{"pool of a formatted name", `[` + pool("[format('{0}/{1}', format('{0}-aks', parameters('p')), 'user')]") + `,` + cluster("[format('{0}-aks', parameters( 'p' ))]") + `]`, []string{`{"unknown":"[format('{0}-aks', parameters( 'p' ))]"} user`}},
		{"pool of the same name, written differently", `[` + pool("[concat(parameters('p'), '-aks', '/', 'user')]") + `,` + cluster("[format('{0}-aks', parameters('p'))]") + `]`, []string{`{"unknown":"[format('{0}-aks', parameters('p'))]"} user`}},
		{"pool of another unknown name", `[` + pool("[concat(parameters('q'), '/user')]") + `,` + cluster("[parameters('p')]") + `]`, []string{`{"unknown":"[parameters('p')]"}`}},
		{"pool whose own name is unknown", `[` + pool("[concat('aks/', parameters('p'))]") + `,` + cluster("aks") + `]`, []string{`aks {"unknown":"[concat('aks/', parameters('p'))]"}`}},
		{"pool whose own name is made of something unknown", `[` + pool("[concat('aks/', replace(parameters('p'), '/', '-'))]") + `,` + cluster("aks") + `]`, []string{`aks {"unknown":"[concat('aks/', replace(parameters('p'), '/', '-'))]"}`}},
		{"pool beside none", `[{` + clusterType + `, "name": "aks", "properties": {"agentPoolProfiles": null}},` + pool("aks/user") + `]`, []string{"aks user"}},
		{"pool without a name", `[{` + poolType + `},` + cluster("aks") + `]`, []string{"aks"}},
		{"child", `[{` + clusterType + `, "name": "aks", "resources": [{"type": "agentPools", "name": "user"}]}]`, []string{"aks user"}},
		{"child with a full name", `[{` + clusterType + `, "name": "[parameters('p')]", "resources": [` + pool("[concat(parameters('p'), '/user')]") + `]}]`, []string{`{"unknown":"[parameters('p')]"} user`}},
		{"pool beside those of the cluster", `[{` + clusterType + `, "name": "aks", "properties": {"agentPoolProfiles": [{"name": "system"}]}},` + pool("aks/user") + `]`, []string{"aks system user"}},
		{"pool beside unknown ones", `[{` + clusterType + `, "name": "aks", "properties": {"agentPoolProfiles": "[parameters('p')]"}},` + pool("aks/user") + `]`, []string{"aks"}},
		{"pool of a cluster of unknown properties", `[{` + clusterType + `, "name": "aks", "properties": "[parameters('p')]"},` + pool("aks/user") + `]`, []string{"aks"}},
		{"under a condition that is false", `[{"condition": false, ` + clusterType + `, "name": "a"},` + cluster("b") + `]`, []string{"b"}},
		{"under a condition that is known to be false", `[{"Condition": "[and(parameters('p'), equals(parameters('n'), 'x'))]", ` + clusterType + `, "name": "a"}]`, []string{}},
		{"under a condition that is text", `[{"condition": "False", ` + clusterType + `, "name": "a"}]`, []string{}},
		{"under a condition that holds", `[{"condition": "[equals(parameters('n'), 'aks')]", ` + clusterType + `, "name": "a"}]`, []string{"a"}},
		{"under a condition that is not known", `[{"condition": "[parameters('p')]", ` + clusterType + `, "name": "a"}]`, []string{"a"}},
		{"in a loop", `[{"copy": {"name": "c", "count": 2}, ` + clusterType + `, "name": "a"}]`, []string{"a"}},
		{"in a loop that never runs", `[{"copy": {"name": "c", "count": 0}, ` + clusterType + `, "name": "a", "resources": [` + cluster("b") + `]}]`, []string{}},
		{"in a loop that is known never to run", `[{"copy": {"name": "c", "count": "[length(createArray())]"}, ` + clusterType + `, "name": "a"}]`, []string{}},
		{"in a loop of unknown length", `[{"copy": {"name": "c", "count": "[parameters('p')]"}, ` + clusterType + `, "name": "a"}]`, []string{"a"}},
		{"child of one under a condition, which does not apply to it", `[{"condition": false, "type": "x/y", "name": "a", "resources": [` + cluster("b") + `]}]`, []string{"b"}},
		{"pool under a condition that is false", `[{"condition": false, ` + poolType + `, "name": "aks/user"},` + cluster("aks") + `]`, []string{"aks"}},
		{"child under a condition that is false", `[{` + clusterType + `, "name": "aks", "resources": [{"condition": false, "type": "agentPools", "name": "user"}]}]`, []string{"aks"}},
		{"module under a condition that is false", `[` + strings.Replace(module("inner", "", "a"), "{", `{"condition": false, `, 1) + `]`, []string{}},
		{"module", `[` + module("inner", "", "[parameters('n')]") + `]`, []string{"inner"}},
		{"module with a parameter", `[` + module("inner", `"n": {"value": "given"}`, "[parameters('n')]") + `]`, []string{"given"}},
		{"module with a parameter of the outer template", `[` + module("inner", `"n": {"value": "[parameters('n')]"}`, "[parameters('N')]") + `]`, []string{"aks"}},
		{"module with an unknown parameter", `[` + module("inner", `"n": {"value": "[parameters('p')]"}`, "[parameters('n')]") + `]`, []string{`{"unknown":"[parameters('n')]"}`}},
		{"module with a secret", `[` + module("inner", `"n": {"reference": {}}`, "[parameters('n')]") + `]`, []string{`{"unknown":"[parameters('n')]"}`}},
		{"module in the scope of the outer template", `[` + module("outer", "", "[parameters('n')]") + `]`, []string{"aks"}},
		{"module elsewhere", `[{"type": "Microsoft.Resources/deployments", "name": "m", "properties": {"templateLink": {"uri": "/managedClusters"}}}]`, []string{}},
	} {
		t.Run(test.name, func(t *testing.T) {
			docs, problems := load(`{` + head + test.resources + `}`)
			if len(problems) > 0 {
				t.Fatal(problems)
			}
			if diff := cmp.Diff(test.want, names(docs)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// A resource that is not deployed is listed, with the reason, if it would
// have been judged.
func TestTemplate_skipped(t *testing.T) {
	const content = `{"$schema": "deploymentTemplate.json", "parameters": {"p": {}}, "resources": [
		{"type": "Microsoft.ContainerService/managedClusters", "name": "[concat('a-', parameters('p'))]", "condition": false, "resources": [
			{"type": "agentPools", "name": "b", "copy": {"count": 0}}]},
		{"type": "Microsoft.Web/sites", "name": "c", "condition": false},
		{"type": "Microsoft.Resources/deployments", "name": "d", "condition": "[not(true())]"},
		{"type": "Microsoft.Resources/deployments", "name": "e", "properties": {"template": {"$schema": "deploymentTemplate.json", "resources": [
			{"type": "Microsoft.Security/pricings", "name": "f", "condition": false}]}}}]}`
	var got []string
	loader.Load(find.File{Name: "x.json", Named: true}, strings.NewReader(content), loader.Handlers{
		Skipped: func(skipped document.Problem) { got = append(got, skipped.String()) },
	})
	want := []string{
		"x.json:2:12: Microsoft.ContainerService/managedClusters a-{parameters('p')}: its condition is false",
		"x.json:3:13: Microsoft.ContainerService/managedClusters/agentPools b: its loop never runs",
		"x.json:5:12: Microsoft.Resources/deployments d: its condition is false",
		"x.json:7:13: Microsoft.Security/pricings f: its condition is false",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestShow(t *testing.T) {
	for _, test := range []struct{ name, content, want string }{
		{
			"fields of the resource stay",
			`{"id": "/i", "type": "Microsoft.ContainerService/ManagedClusters", "name": "a", "sku": {"tier": "Free"}, "tags": {"dnsPrefix": "x"}, "dnsPrefix": "y"}`,
			`{"id":"/i","type":"Microsoft.ContainerService/managedClusters","name":"a","sku":{"tier":"Free"},"tags":{"dnsPrefix":"x"},"properties":{"dnsPrefix":"y"}}`,
		},
		{
			"keys are spelled as in ARM",
			`{"type": "microsoft.containerservice/managedclusters", "enableRbac": true, "aadProfile": {"adminGroupObjectIds": ["x"], "tenantId": null},
			  "agentPoolProfiles": [{"enableFips": true}], "autoUpgradeProfile": {"nodeOsUpgradeChannel": "None"}}`,
			`{"type":"Microsoft.ContainerService/managedClusters","properties":{"enableRBAC":true,"aadProfile":{"adminGroupObjectIDs":["x"],"tenantID":null},` +
				`"agentPoolProfiles":[{"enableFIPS":true}],"autoUpgradeProfile":{"nodeOSUpgradeChannel":"None"}}}`,
		},
		{
			"custom keys are kept",
			`{"type": "Microsoft.ContainerService/managedClusters", "agentPoolProfiles": [{"nodeLabels": {"Mode": "x"}}], "addonProfiles": {"omsAgent": {"Enabled": true}}}`,
			`{"type":"Microsoft.ContainerService/managedClusters","properties":{"agentPoolProfiles":[{"nodeLabels":{"Mode":"x"}}],"addonProfiles":{"omsAgent":{"Enabled":true}}}}`,
		},
		{
			"both spellings",
			`{"type": "Microsoft.ContainerService/managedClusters", "enableRBAC": true, "enableRbac": false}`,
			`{"type":"Microsoft.ContainerService/managedClusters","properties":{"enableRBAC":true,"enableRbac":false}}`,
		},
		{
			"without a type",
			`{"kubernetesVersion": "1.33", "agentPoolProfiles": null, "nodeResourceGroup": "MC"}`,
			`{"properties":{"kubernetesVersion":"1.33","agentPoolProfiles":null,"nodeResourceGroup":"MC"},"type":"Microsoft.ContainerService/managedClusters"}`,
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			doc := only(t, test.content)
			about := doc.Root.Members[len(doc.Root.Members)-1]
			doc.Root.Members = doc.Root.Members[:len(doc.Root.Members)-1]
			if diff := cmp.Diff(test.want, written(&doc.Root)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
			if got := written(&about.Value); about.Key != "_akslint" || got != `{"source":"show","open":false,"partial":false}` || doc.Format != "show" {
				t.Errorf("%s %s, format %q", about.Key, got, doc.Format)
			}
		})
	}
}

func TestShow_list(t *testing.T) {
	docs, problems := load(`[{"name": "a", "type": "Microsoft.ContainerService/ManagedClusters"}, {"name": "b"},
		{"name": "c", "type": "Microsoft.ContainerService/ManagedClusters"}]`)
	if got := strings.Join(names(docs), " "); got != "a c" || len(problems) > 0 {
		t.Errorf("got %s, problems %q", got, problems)
	}
}

// The text at the place of each path, as LINE:COLUMN:TEXT.
func TestPlaces(t *testing.T) {
	const arm = `{ "$schema": "deploymentTemplate.json", // é
  /* two
     lines */ "variables": {"é": {"managed": true}, "ranges": ["a", "b"]},
  "resources": [{
    /* éà */ "type": "Microsoft.ContainerService/managedClusters",
    "name": "aks",
    "properties": {
      "dnsPrefix": "[concat('a', 'é')]", "enableRBAC": false,
      "aadProfile": "[variables('é')]",
      "apiServerAccessProfile": {"authorizedIPRanges": ["0.0.0.0/0", "[variables('ranges')[0]]"]},
      "networkProfile": {"networkPolicy": null},
      "agentPoolProfiles": [{"name": "system", "count": 1}]
    }
  }, {
    "type": "Microsoft.ContainerService/managedClusters/agentPools", "name": "aks/user",
    "properties": {"mode": "User"}
  }]
}`
	const show = `{
  "type": "Microsoft.ContainerService/ManagedClusters",
  "enableRbac": false, "aadProfile": {}
}`
	for _, test := range []struct{ content, path, want string }{
		{arm, "", `5:22:"Microsoft.ContainerService/managedClusters"`},
		{arm, "/name", `6:13:"aks"`},
		{arm, "/sku/tier", `5:22:"Microsoft.ContainerService/managedClusters"`},
		{arm, "/properties/disableLocalAccounts", `7:5:"properties"`},
		{arm, "/properties/dnsPrefix", `8:20:"[concat('a', 'é')]"`},
		{arm, "/properties/enableRBAC", `8:56:false`},
		{arm, "/properties/aadProfile/managed", `9:21:"[variables('é')]"`},
		{arm, "/properties/aadProfile/tenantID", `9:21:"[variables('é')]"`},
		{arm, "/properties/apiServerAccessProfile/authorizedIPRanges", `10:34:"authorizedIPRanges"`},
		{arm, "/properties/apiServerAccessProfile/authorizedIPRanges/0", `10:57:"0.0.0.0/0"`},
		{arm, "/properties/apiServerAccessProfile/authorizedIPRanges/1", `10:70:"[variables('ranges')[0]]"`},
		{arm, "/properties/networkProfile/networkPolicy", `11:43:null`},
		{arm, "/properties/agentPoolProfiles/0/count", `12:57:1`},
		{arm, "/properties/agentPoolProfiles/0/enableFIPS", `12:30:"name"`},
		{arm, "/properties/agentPoolProfiles/1/name", `15:78:"aks/user"`},
		{arm, "/properties/agentPoolProfiles/1/mode", `16:28:"User"`},
		{arm, "/properties/agentPoolProfiles/1/enableFIPS", `15:70:"name"`},
		{show, "", `2:11:"Microsoft.ContainerService/ManagedClusters"`},
		{show, "/properties/enableRBAC", `3:17:false`},
		{show, "/properties/aadProfile/managed", `3:24:"aadProfile"`},
		{show, "/properties/disableLocalAccounts", `2:11:"Microsoft.ContainerService/ManagedClusters"`},
		{`{"nodeResourceGroup": "x", "kubernetesVersion": "1", "agentPoolProfiles": []}`, "", `1:2:"nodeResourceGroup"`},
	} {
		doc := only(t, test.content)
		span := doc.Locate(documenttest.Path(test.path))
		line := []rune(string(doc.Source.Line(int(span.Line))))
		got := fmt.Sprintf("%d:%d:%s", span.Line, span.Column, string(line[span.Column-1:span.End-1]))
		if got != test.want {
			t.Errorf("%s: got %s, want %s", test.path, got, test.want)
		}
	}
}

func TestOtherFiles(t *testing.T) {
	const object = `{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "/managedClusters/"}}`
	for _, test := range []struct {
		name, content string
		docs          int
		problems      []string
	}{
		{"parameters of a template", `{"$schema": "deploymentParameters.json#", "parameters": {"id": {"value": "/managedClusters/a"}}}`, 0, nil},
		{"another Azure resource", `{"type": "Microsoft.ContainerService/managedClusters/agentPools", "id": "/managedClusters/a"}`, 0, nil},
		{"a cluster from the Azure API", `{"type": "Microsoft.ContainerService/managedClusters", "properties": {}}`, 0, nil},
		{"a list of other things", `["/managedClusters/"]`, 0, nil},
		{"text", `"/managedClusters/"`, 0, nil},
		{"a Kubernetes object", object, 1, nil},
		{"a Kubernetes object in YAML", `{apiVersion: v1, kind: ConfigMap, metadata: {name: /managedClusters/}}`, 1, nil},
		{"a broken template", "{\"contentVersion\": \"1\",\n \"resources\": [{\"type\": \"Microsoft.ContainerService/managedClusters\"}}", 0, []string{"x.json:2:70: invalid character '}' after array element"}},
		{"an open comment", "{\"type\": \"Microsoft.ContainerService/managedClusters\"\n/*", 0, []string{"x.json:2:1: invalid character '/' after object key:value pair"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			docs, problems := load(test.content)
			if len(docs) != test.docs || !slices.Equal(problems, test.problems) {
				t.Errorf("got %d documents, problems %q", len(docs), problems)
			}
		})
	}
}

// Whatever a file contains, it is read to the end, and every place is in it.
func FuzzResources(f *testing.F) {
	for _, file := range []string{"cluster-five-ways/template.json", "cluster-five-ways/show.json", "access-three-ways/template.json"} {
		content, err := os.ReadFile("../../testdata/" + file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(content))
	}
	f.Add(template(`"p": {"defaultValue": ["é"]}`, `"copy": [{"name": "a"}]`, `"x": "[concat(parameters('p')[0], '/', variables('a').b)]"`))
	f.Add(`{"resources": {"a": {"type": "Microsoft.Resources/deployments", "properties": {"template": {"$schema": "deploymentTemplate", "resources": [] }}}}, "contentVersion": ""} // /managedClusters`)
	f.Fuzz(func(t *testing.T, content string) {
		docs, _ := load(content)
		for _, doc := range docs {
			documenttest.CheckSpan(t, doc.Source, doc.Anchor)
			documenttest.CheckSpans(t, doc.Source, &doc.Root)
		}
	})
}

// resources lists the resources of a file: kind, name and properties, and the
// scope.
func resources(docs []*document.Document) []string {
	lines := []string{}
	for _, doc := range docs {
		line := doc.Kind + " " + bare(doc.Root.Get("name")) + " " + written(doc.Root.Get("properties"))
		if scope := doc.Root.Get("scope"); scope != nil {
			line += " " + written(scope)
		}
		lines = append(lines, line+" "+bare(doc.Root.Get("_akslint").Get("deployed")))
	}
	return lines
}

func TestTemplate_otherResources(t *testing.T) {
	const role = "b24988ac-6180-42a0-ab88-20f7382dd24c"
	assignment := func(fields string) string {
		return `{"type": "Microsoft.Authorization/roleAssignments", "name": "n", ` + fields + `}`
	}
	withRole := func(id string) string { return assignment(`"properties": {"roleDefinitionId": "` + id + `"}`) }
	known := `RoleAssignment n {"roleDefinitionId":"/providers/Microsoft.Authorization/roleDefinitions/` + role + `"} resourceGroup`
	for _, test := range []struct {
		name, schema, resources string
		want                    []string
	}{
		{"a role by its id", "deploymentTemplate", withRole("[subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '" + role + "')]"), []string{known}},
		{"a role by its variable", "deploymentTemplate", withRole("[resourceId('Microsoft.Authorization/roleDefinitions', variables('r'))]"), []string{known}},
		{"a role of the tenant", "deploymentTemplate", withRole("[tenantResourceId('Microsoft.Authorization/roleDefinitions', '" + role + "')]"), []string{known}},
		{"a role put together", "deploymentTemplate", withRole("[concat('/subscriptions/', subscription().subscriptionId, '/providers/Microsoft.Authorization/roleDefinitions/', '" + role + "')]"), []string{known}},
		{"a role in another case", "deploymentTemplate", assignment(`"Properties": {"RoleDefinitionID": "[subscriptionResourceId('microsoft.authorization/roledefinitions', '` + role + `')]"}`), []string{strings.Replace(known, "Microsoft.Authorization/roleDefinitions", "microsoft.authorization/roledefinitions", 1)}},
		{"an unknown role", "deploymentTemplate", withRole("[subscriptionResourceId('Microsoft.Authorization/roleDefinitions', parameters('p'))]"), []string{`RoleAssignment n {"roleDefinitionId":{"unknown":"/subscriptions/{subscription}/providers/Microsoft.Authorization/roleDefinitions/{parameters('p')}"}} resourceGroup`}},
		{"the subscription", "subscriptionDeploymentTemplate", assignment(`"scope": "[subscription().id]"`), []string{`RoleAssignment n nothing "/subscriptions/{subscription}" subscription`}},
		{"a resource group", "managementGroupDeploymentTemplate", assignment(`"scope": "[resourceGroup().id]"`), []string{`RoleAssignment n nothing "/subscriptions/{subscription}/resourceGroups/{resourceGroup}" managementGroup`}},
		{"an unknown subscription", "tenantDeploymentTemplate", assignment(`"scope": "[format('/subscriptions/{0}', parameters('p'))]"`), []string{`RoleAssignment n nothing "/subscriptions/{parameters('p')}" tenant`}},
		{"an unknown scope", "deploymentTemplate", assignment(`"scope": "[parameters('p')]"`), []string{`RoleAssignment n nothing {"unknown":"{parameters('p')}"} resourceGroup`}},
		{
			"a credential within its identity", "deploymentTemplate",
			`{"type": "Microsoft.ManagedIdentity/userAssignedIdentities", "name": "i", "resources": [{"type": "federatedIdentityCredentials", "name": "c", "properties": {"Subject": "s"}}]}`,
			[]string{`FederatedIdentityCredential c {"subject":"s"} resourceGroup`},
		},
		{
			"an initiative", "deploymentTemplate",
			`{"type": "Microsoft.Authorization/policyAssignments", "name": "a", "properties": {"policyDefinitionId": "[tenantResourceId('Microsoft.Authorization/policySetDefinitions', 'a8640138-9b0a-4a28-b8cb-1666c838647d')]"}}`,
			[]string{`PolicyAssignment a {"policyDefinitionId":"/providers/Microsoft.Authorization/policySetDefinitions/a8640138-9b0a-4a28-b8cb-1666c838647d"} resourceGroup`},
		},
		{
			"others", "deploymentTemplate",
			`{"type": "Microsoft.Security/pricings", "name": "Containers"}, {"type": "microsoft.containerregistry/registries", "name": "r"}, {"type": "Microsoft.Authorization/roleDefinitions", "name": "d"}, {"type": "Microsoft.Authorization/locks", "name": "l"}`,
			[]string{"SecurityPricing Containers nothing resourceGroup", "ContainerRegistry r nothing resourceGroup", "RoleDefinition d nothing resourceGroup"},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			docs, problems := load(`{"$schema": "https://schema.management.azure.com/schemas/2019-04-01/` + test.schema + `.json#",
				"parameters": {"p": {}}, "variables": {"r": "` + role + `"}, "resources": [` + test.resources + `]}`)
			if len(problems) > 0 {
				t.Fatal(problems)
			}
			if diff := cmp.Diff(test.want, resources(docs)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
			for _, doc := range docs {
				if doc.Class != document.Resource {
					t.Errorf("%s is of class %d", doc.Kind, doc.Class)
				}
			}
		})
	}
}

// Two clusters with the same properties have their own node pools, which are
// spelled like those within a cluster.
func TestTemplate_sharedProperties(t *testing.T) {
	const clusterType, poolType = `"type": "Microsoft.ContainerService/managedClusters"`, `"type": "Microsoft.ContainerService/managedClusters/agentPools"`
	docs, problems := load(`{"$schema": "deploymentTemplate.json", "resources": [{"type": "Microsoft.Resources/deployments", "properties": {
		"expressionEvaluationOptions": {"scope": "inner"}, "parameters": {"p": {"value": {"agentPoolProfiles": [{"name": "s", "COUNT": 1}]}}},
		"template": {"$schema": "deploymentTemplate.json", "parameters": {"p": {}}, "resources": [
			{` + clusterType + `, "name": "a", "properties": "[parameters('p')]"}, {` + clusterType + `, "name": "b", "properties": "[parameters('p')]"},
			{` + poolType + `, "name": "a/pa", "properties": {"enablenodepublicip": true}}, {` + poolType + `, "name": "b/pb"}]}}}]}`)
	want := []string{
		`ManagedCluster a {"agentPoolProfiles":[{"name":"s","count":1},{"name":"pa","enableNodePublicIP":true}]} resourceGroup`,
		`ManagedCluster b {"agentPoolProfiles":[{"name":"s","count":1},{"name":"pb"}]} resourceGroup`,
	}
	if diff := cmp.Diff(want, resources(docs)); diff != "" || len(problems) > 0 {
		t.Errorf("problems %q, -want +got:\n%s", problems, diff)
	}
}

// Azure ignores the case of fields; a cluster that only gets monitoring
// already exists.
func TestTemplate_spelling(t *testing.T) {
	doc := only(t, strings.NewReplacer("properties", "Properties", `"name"`, `"Name"`).Replace(
		template("", "", `"AADProfile": {"adminGroupObjectIds": ["x"]}, "ApiServerAccessProfile": {"authorizedIpRanges": []}, "x": {"Count": 1}`)))
	want := `{"aadProfile":{"adminGroupObjectIDs":["x"]},"apiServerAccessProfile":{"authorizedIPRanges":[]},"x":{"Count":1}}`
	if got := written(doc.Root.Get("properties")); got != want || doc.Name() != "ManagedCluster/aks" {
		t.Errorf("got %s of %s, want %s", got, doc.Name(), want)
	}
	for properties, want := range map[string]string{
		``:                                       "false",
		`"addonProfiles": {"omsagent": {}}`:      "true",
		`"addonProfiles": {}, "dnsPrefix": "x"`:  "false",
		`"mode": "x", "azureMonitorProfile": {}`: "true",
	} {
		if got := written(only(t, template("", "", properties)).Root.Get("_akslint").Get("partial")); got != want {
			t.Errorf("%s: partial is %s", properties, got)
		}
	}
}
