package arm_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/akslint/akslint/internal/document"
)

func TestTemplate_valueEdges(t *testing.T) {
	nested := func(depth int) string {
		return "[" + strings.Repeat("concat(", depth) + "'a'" + strings.Repeat(")", depth) + "]"
	}
	const parameters = `"p": {"defaultValue": "a"}, "q": {}`
	const variables = `"list": [[1, "b"], {"c-d": {"e": 2}}], "under_1": "f", "o": {"P": "q"}`
	for value, want := range map[string]string{
		nested(100): `"a"`, nested(101): "",
		"[concat( 'a' ,\\t'b'\\n)\\r ]": `"ab"`, "[concat()]": `""`, "[concat('a',)]": "", "[concat(,'a')]": "", "[concat('a' 'b')]": "", "[concat('a')b]": "", "[ ]": "",
		"['a''b''']": `"a'b'"`, "['']": `""`, "['a]": "", "['a'']": "",
		"[12]": "12", "[-12]": "-12", "[0]": "0", "[-]": "", "[1-2]": "", "[--1]": "", "[9]": "9",
		"[variables('list')[0][1]]": `"b"`, "[variables('list')[0][0]]": "1", "[variables('LIST')[1]['c-d'].e]": "2", "[variables('list')[1]['c-d'].f]": "",
		"[variables('list')[-1]]": "", "[variables('list')[2]]": "", "[variables('list')['x']]": "", "[variables('list').]": "", "[variables('list')[0]": "", "[variables('list')[0][concat('1')]]": `"b"`,
		"[variables('under_1')]": `"f"`, "[variables('o').P]": `"q"`, "[variables('o').p]": `"q"`, "[variables(1)]": "", "[variables('o', 'p')]": "", "[variables()]": "", "[variables(parameters('q'))]": "",
		"[format('{0}')]": "", "[format('a')]": `"a"`, "[format()]": "", "[format('{0}{1}{0}', 'a', 'b')]": `"aba"`, "[format('{x}', 'a')]": "", "[format('{-1}', 'a')]": "", "[format('{2}', 'a', 'b')]": "", "[format('a{0', 'b')]": `"ab"`, "[format('{0}}', 'a')]": "",
		"[TRUE()]": "true", "[False()]": "false", "[Null()]": "null", "[concat(null())]": "", "[concat(true())]": "",
		"[[a]": `"[a]"`, "[[": `"["`, "[": `"["`, "]": `"]"`, "a[b]": `"a[b]"`, " [p]": `" [p]"`,
		"[parameters('p').x]": "", "[a.b()]": "", "[a_1('b')]": "", "[.a()]": "", "[a]": "", "[a b()]": "",
	} {
		if want == "" {
			want = `{"unknown":"` + value + `"}`
		}
		doc := only(t, template(parameters, variables, `"value": "`+value+`"`))
		if got := written(doc.Root.Get("properties").Get("value")); got != want {
			t.Errorf("%.60s:\ngot  %.200s\nwant %.200s", value, got, want)
		}
	}
}

// Ids are written as far as they are known.
func TestTemplate_ids(t *testing.T) {
	for expression, want := range map[string]string{
		"[resourceId('a.b/c', 'd')]":                              "/subscriptions/{subscription}/resourceGroups/{resourceGroup}/providers/a.b/c/d",
		"[resourceId('a.b/c/e', 'd', 'f')]":                       "/subscriptions/{subscription}/resourceGroups/{resourceGroup}/providers/a.b/c/d/e/f",
		"[resourceId('rg', 'a.b/c', 'd')]":                        "/subscriptions/{subscription}/resourceGroups/{resourceGroup}/providers/a.b/c/d",
		"[resourceId('a.b/c', 'd', 'e')]":                         "{resourceId('a.b/c','d','e')}",
		"[resourceId('a.b/c')]":                                   "{resourceId('a.b/c')}",
		"[resourceId('a.b')]":                                     "{resourceId('a.b')}",
		"[resourceId('a/c', 'd')]":                                "{resourceId('a/c','d')}",
		"[tenantResourceId('a.b/c', parameters('p'))]":            "/providers/a.b/c/{parameters('p')}",
		"[SubscriptionResourceId('a.b/c', parameters('p'))]":      "/subscriptions/{subscription}/providers/a.b/c/{parameters('p')}",
		"[extensionResourceId(resourceGroup().id, 'a.b/c', 'd')]": "{scope}/providers/a.b/c/d",
		"[otherResourceId('a.b/c', 'd')]":                         "{otherResourceId('a.b/c','d')}",
		"[resourceId('a.b/c', 'd').x]":                            "{resourceId('a.b/c','d').x}",
		"[subscription().ID]":                                     "/subscriptions/{subscription}",
		"[subscription().subscriptionId]":                         "{subscription().subscriptionId}",
		"[subscription().id.x]":                                   "{subscription().id.x}",
		"[ResourceGroup().id]":                                    "/subscriptions/{subscription}/resourceGroups/{resourceGroup}",
		"[tenant().id]":                                           "{tenant().id}",
		"[concat(resourceGroup().id, '/x/', parameters( 'p' ))]":  "/subscriptions/{subscription}/resourceGroups/{resourceGroup}/x/{parameters('p')}",
		"[format('{0}/{1}', subscription().id, parameters('p'))]": "/subscriptions/{subscription}/{parameters('p')}",
	} {
		docs, problems := load(fmt.Sprintf(`{"$schema": "deploymentTemplate", "parameters": {"p": {}}, "resources": [{"type": "Microsoft.Authorization/roleAssignments", "scope": %q}]}`, expression))
		if len(docs) != 1 || len(problems) > 0 {
			t.Errorf("%s: %d documents, problems %q", expression, len(docs), problems)
			continue
		}
		scope := docs[0].Root.Get("scope")
		if scope.Text != want {
			t.Errorf("%s: got %s, want %s", expression, scope.Text, want)
		}
	}
}

// The name of a pool ends where its cluster's does: at the last slash, but for
// those within what is not known.
func TestTemplate_poolNames(t *testing.T) {
	for pool, want := range map[string]string{
		"a/b": "a b", "b": "a", "a/": `a `, "a/b/c": "a", "/b": "a", "x/b": "a",
		"[concat('a', '/', newGuid('/'))]": `a {"unknown":"[concat('a', '/', newGuid('/'))]"}`,
		"[format('{0}/b', 'a')]":           "a b",
	} {
		docs, problems := load(fmt.Sprintf(`{"$schema": "deploymentTemplate", "resources": [{"type": "Microsoft.ContainerService/managedClusters", "name": "a"},
			{"type": "Microsoft.ContainerService/managedClusters/agentPools", "name": %q}]}`, pool))
		if diff := cmp.Diff([]string{want}, names(docs)); diff != "" || len(problems) > 0 {
			t.Errorf("%s: problems %q, -want +got:\n%s", pool, problems, diff)
		}
	}
}

func TestResources_shapes(t *testing.T) {
	const shown = `"kubernetesVersion": "1", "agentPoolProfiles": [], "nodeResourceGroup": "x"`
	const cluster = `"resources": [{"type": "Microsoft.ContainerService/managedClusters"}]`
	for content, want := range map[string]int{
		`{` + shown + `}`: 1, `[{` + shown + `}, {}, {` + shown + `}]`: 2, `[[{` + shown + `}]]`: 0,
		`{"kubernetesVersion": "1", "agentPoolProfiles": []}`: 0, `{"agentPoolProfiles": [], "nodeResourceGroup": "x"}`: 0, `{"kubernetesVersion": "1", "nodeResourceGroup": "x", "gentPoolProfiles": 1}`: 0,
		`{"contentVersion": "1", ` + cluster + `}`: 1, `{` + cluster + `}`: 0, `{"$schema": "x/DEPLOYMENTTEMPLATE.json#", ` + cluster + `}`: 1,
		`{"contentVersion": "1", "x": "Microsoft.ContainerService/managedClusters"}`: 0,
		`{"$schema": "deploymentTemplate", "resources": {"a": {"type": "Microsoft.ContainerService/managedClusters", "existing": false}, "b": {"type": "Microsoft.ContainerService/managedClusters", "existing": true}}}`: 1,
	} {
		docs, problems := load(content)
		if len(docs) != want || len(problems) > 0 {
			t.Errorf("%s: %d documents, problems %q", content, len(docs), problems)
		}
	}
	for key, within := range map[string]bool{
		"apiVersion": true, "eTag": true, "etag": true, "extendedLocation": true, "id": true, "identity": true, "kind": true, "location": true,
		"resourceGroup": true, "sku": true, "systemData": true, "tags": true, "dnsPrefix": false, "Tags": false,
	} {
		doc := only(t, `{`+shown+`, "`+key+`": {"a": 1}}`)
		if got := doc.Root.Get(key) != nil; got != within {
			t.Errorf("%s is beside the properties: %v", key, got)
		}
	}
}

// What functions yield at the edges of their arguments: of another number or
// kind than they take, empty, and equal. What they do not take is unknown.
func TestTemplate_functionEdges(t *testing.T) {
	const variables = `"none": [], "one": ["a"], "two": ["a", 1], "object": {"k": 1, "l": [true]}, "empty": {}, "nothing": null, "same": {"L": [true], "K": 1}`
	object, one, two := "variables('object')", "variables('one')", "variables('two')"
	for value, want := range map[string]string{
		"array('a')": `["a"]`, "array(" + one + ")": `["a"]`, "array()": "", "array('a', 'b')": "",
		"bool('TRUE')": "true", "bool('false')": "false", "bool('x')": "", "bool(0)": "false", "bool(2)": "true", "bool(true())": "true", "bool(" + one + ")": "", "bool()": "",
		"int('12')": "12", "int(-3)": "-3", "int('a')": "", "int(true())": "", "int('')": "",
		"string(1)": `"1"`, "string('a')": `"a"`, "string(true())": `"True"`, "string(false())": `"False"`, "string(" + one + ")": "",
		"not(true())": "false", "not(false())": "true", "not('true')": "", "not()": "",
		"length('äb')": "2", "length(" + two + ")": "2", "length(" + object + ")": "2", "length(1)": "", "length('')": "0", "length(true())": "",
		"empty('')": "true", "empty(variables('none'))": "true", "empty(variables('empty'))": "true", "empty(null())": "true", "empty(' ')": "false", "empty(" + one + ")": "false", "empty(0)": "",
		"first('äb')": `"ä"`, "last('bä')": `"ä"`, "first(" + two + ")": `"a"`, "last(" + two + ")": "1", "first('')": "", "last(variables('none'))": "", "first(" + object + ")": "", "first(1)": "",
		"contains(" + two + ", 1)": "true", "contains(" + two + ", '1')": "false", "contains(" + object + ", 'K')": "true", "contains(" + object + ", 'x')": "false",
		"contains('abc', 'b')": "true", "contains('abc', 'B')": "false", "contains('a1', 1)": "true", "contains('a', true())": "", "contains(1, 1)": "", "contains('a')": "",
		"startsWith('Ab', 'aB')": "true", "startsWith('ab', 'b')": "false", "startsWith('a', 1)": "", "endsWith('aB', 'b')": "true", "endsWith('ab', 'a')": "false",
		"equals('a', 'a')": "true", "equals('a', 'A')": "false", "equals(1, '1')": "false", "equals(" + object + ", variables('same'))": "true", "equals(" + object + ", variables('empty'))": "false",
		"equals(" + one + ", " + two + ")": "false", "equals(" + two + ", " + two + ")": "true", "equals(null(), null())": "true",
		"greater(2, 1)": "true", "greater(1, 1)": "false", "greaterOrEquals(1, 1)": "true", "greaterOrEquals(0, 1)": "false",
		"less(1, 2)": "true", "less(1, 1)": "false", "lessOrEquals(1, 1)": "true", "lessOrEquals(2, 1)": "false", "less('1', 2)": "", "less(1)": "", "less(99999999999999999999, 1)": "",
		"join(" + two + ", '-')": `"a-1"`, "join(variables('none'), '-')": `""`, "join('a', '-')": "", "join(" + two + ", 1)": "", "join(createArray(true()), '-')": "",
		`json('{\"a\": 1}')`: `{"a":1}`, "json('{')": "", "json('1 2')": "", "json(1)": "",
		"toLower('Aä')": `"aä"`, "toUpper('aä')": `"AÄ"`, "trim(' a b ')": `"a b"`, "toLower(1)": "",
		"createObject()": "{}", "createObject('a', 1)": `{"a":1}`, "createObject('a')": "", "createObject(1, 2)": "", "createObject('a', parameters('q'))": `{"a":{"unknown":"[parameters('q')]"}}`,
		"split('a,b,', ',')": `["a","b",""]`, "split('a', ',')": `["a"]`, "split('a', '')": "", "split('a')": "", "split(concat('a,', parameters('q'), ',b'), ',')": `["a",{"unknown":"{parameters('q')}"},"b"]`,
	} {
		value = "[" + value + "]"
		if want == "" {
			want = `{"unknown":"` + value + `"}`
		}
		doc := only(t, template(`"q": {}`, variables, `"value": "`+value+`"`))
		if got := written(doc.Root.Get("properties").Get("value")); got != want {
			t.Errorf("%s:\ngot  %s\nwant %s", value, got, want)
		}
	}
}

// What a template does not unfold to its end is unknown there, and nothing else.
func TestTemplate_unfoldsToUnknown(t *testing.T) {
	variables := []string{`"v0": "a"`}
	for i := range 40 {
		variables = append(variables, fmt.Sprintf(`"v%d": ["[variables('v%d')]", "[variables('v%d')]"]`, i+1, i, i))
	}
	doc := only(t, template("", strings.Join(variables, ","), `"value": "[variables('v40')]"`))
	kinds := map[document.Kind]int{}
	var count func(node *document.Node)
	count = func(node *document.Node) {
		kinds[node.Kind]++
		for i := range node.Items {
			count(&node.Items[i])
		}
	}
	count(doc.Root.Get("properties").Get("value"))
	if kinds[document.Array] == 0 || kinds[document.Unknown] == 0 || kinds[document.Null] > 0 {
		t.Errorf("%v", kinds)
	}
}
