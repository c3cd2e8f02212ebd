package azcli

import (
	"bytes"
	"regexp"
	"slices"

	"github.com/akslint/akslint/internal/document"
)

// kubelogin is the one program beside az whose commands are known.
const kubelogin = "kubelogin"

// IsKubelogin reports whether the command is one of kubelogin.
func (c *Command) IsKubelogin() bool { return c.Name == c.Words }

// Credentials returns the environment variables named in a text from which
// kubelogin takes the secret or the certificate of a service principal.
func Credentials(text []byte) []string {
	if !bytes.Contains(text, []byte("_CLIENT_")) {
		return nil
	}
	var names []string
	for _, name := range credential.FindAll(text, -1) {
		if !slices.Contains(names, string(name)) {
			names = append(names, string(name))
		}
	}
	return names
}

// https://azure.github.io/kubelogin/concepts/login-modes/sp.html
var credential = regexp.MustCompile(
	`\b(?:AAD_SERVICE_PRINCIPAL|ARM|AZURE)_CLIENT_(?:SECRET|CERTIFICATE(?:_PATH)?)\b`)

func (c *Command) setCredentials(root *document.Node) {
	if len(c.Credentials) == 0 {
		return
	}
	list := document.Node{Kind: document.Array, Span: c.Span}
	for _, name := range c.Credentials {
		list.Items = append(list.Items, text(name, c.Span))
	}
	root.Set("credentials", c.Span, list)
}
