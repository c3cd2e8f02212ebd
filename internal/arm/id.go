package arm

import (
	"slices"
	"strings"

	"github.com/akslint/akslint/internal/document"
)

// id returns an id with its unknown parts, if any, in braces.
func (s *scope) id(node document.Node) document.Node {
	value := s.resolve(node)
	if value.Kind == document.Unknown {
		value.Text = s.name(&node)
	}
	return value
}

// surroundings writes the id of the subscription or resource group that a
// template is deployed to.
func surroundings(e *expression) (text string, ok bool) {
	if len(e.path) != 1 || !strings.EqualFold(e.path[0].literal.Text, "id") {
		return "", false
	}
	switch strings.ToLower(e.function) {
	case "subscription":
		return "/subscriptions/{subscription}", true
	case "resourcegroup":
		return "/subscriptions/{subscription}/resourceGroups/{resourceGroup}", true
	default:
		return "", false
	}
}

// resourceID writes the result of resourceId and its relatives: the scope may
// precede the type, and the names follow it, one for each of its segments.
func resourceID(function string, arguments []string) (text string, ok bool) {
	scope := map[string]string{
		"tenantresourceid":       "",
		"subscriptionresourceid": "/subscriptions/{subscription}",
		"resourceid":             "/subscriptions/{subscription}/resourceGroups/{resourceGroup}",
		"extensionresourceid":    "{scope}",
	}
	at := slices.IndexFunc(arguments, isType)
	before, isID := scope[function]
	if !isID || at < 0 {
		return "", false
	}
	parts := strings.Split(arguments[at], "/")
	names := arguments[at+1:]
	if len(names) != len(parts)-1 {
		return "", false
	}
	segments := []string{before, "providers", parts[0]}
	for i, name := range names {
		segments = append(segments, parts[i+1], name)
	}
	return strings.Join(segments, "/"), true
}

// isType reports whether an argument is a type, such as Microsoft.Web/sites.
func isType(argument string) bool {
	provider, _, isType := strings.Cut(argument, "/")
	return isType && strings.Contains(provider, ".")
}
