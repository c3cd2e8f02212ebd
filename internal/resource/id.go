package resource

import (
	"regexp"
	"strings"

	"github.com/akslint/akslint/internal/document"
)

// definitionID shortens the id of a role or policy definition to the form
// that is the same everywhere, that of the tenant. It is known even if the
// subscription before it is not. A name stays as it is.
func definitionID(id document.Node) document.Node {
	if id.Kind != document.String && id.Kind != document.Unknown {
		return id
	}
	if at := definition.FindStringSubmatchIndex(id.Text); at != nil {
		id.Kind, id.Text = document.String, id.Text[at[2]:at[3]]
	}
	return id
}

var definition = regexp.MustCompile(
	`(?i)(/providers/microsoft\.authorization/(?:role|policy|policyset)definitions/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})["')\]]*$`)

// scopeID makes an id known although some names in it are not, if it is clear
// what it identifies: /subscriptions/$ID is a subscription, whichever.
func scopeID(id document.Node) document.Node {
	text := strings.Trim(id.Text, `"`)
	if id.Kind != document.Unknown || !strings.HasPrefix(strings.ToLower(text), "/subscriptions/") {
		return id
	}
	for segment := range strings.SplitSeq(text, "/") {
		if strings.ContainsAny(segment, "$<{%") && !unknownSegment.MatchString(segment) {
			return id
		}
	}
	id.Kind, id.Text = document.String, text
	return id
}

// An entirely unknown segment: $X, $(X), <x> or {x}.
var unknownSegment = regexp.MustCompile(`^(?:\$\{[^{}]+\}|\$\([^()]+\)|<[^<>]+>|\{[^{}]+\})$`)
