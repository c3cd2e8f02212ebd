package rules.lib.image_test

import data.rules.lib.image

test_completed if {
	every written, completed in {
		"nginx": "docker.io/library/nginx",
		"nginx:1.27": "docker.io/library/nginx:1.27",
		"nginx@sha256:0a": "docker.io/library/nginx@sha256:0a",
		"docker.io/nginx": "docker.io/library/nginx",
		"Docker.IO/nginx": "docker.io/library/nginx",
		"index.docker.io/library/nginx": "docker.io/library/nginx",
		"bitnami/redis": "docker.io/bitnami/redis",
		"quay.io/app": "quay.io/app",
		"Quay.io/App": "quay.io/App",
		"registry:5000/app": "registry:5000/app",
		"localhost/app": "localhost/app",
	} {
		image.completed(written) == completed
		image.complete(written)
	}
}

test_registry_before_a_hole_is_known if {
	every text, registry in {
		"docker.io/contoso/app:${TAG}": "docker.io",
		"docker.io/$APP": "docker.io",
		"contoso.azurecr.io/app:{{ .Values.tag }}": "contoso.azurecr.io",
		"contoso.azurecr.io/app:#{Build.BuildId}#": "contoso.azurecr.io",
		"contoso.azurecr.io/app:~{tag}~": "contoso.azurecr.io",
		"contoso.azurecr.io/app:%tag%": "contoso.azurecr.io",
		"contoso.azurecr.io/app:[tag]": "contoso.azurecr.io",
		"contoso.azurecr.io/app:@@TAG@@": "contoso.azurecr.io",
		"contoso.azurecr.io/app:__TAG__": "contoso.azurecr.io",
		"bitnami/redis:$TAG": "docker.io",
	} {
		every value in [text, {"unknown": text}] {
			startswith(image.completed(value), sprintf("%s/", [registry]))
		}
		not image.complete({"unknown": text})
	}
}

test_registry_in_a_hole_is_unknown if {
	every text in [
		"", "$IMAGE", "${REGISTRY}/app", "{{ .Values.image }}", "#{REGISTRY}#/app", "<image>", "[image]", "{image}",
		"@@REGISTRY@@/app", "__REGISTRY__/app", "%registry%/app", "~{registry}~/app",
		"contoso$ENV.azurecr.io/app", "nginx:$TAG",
	] {
		every value in [text, {"unknown": text}] {
			not image.completed(value)
		}
	}
}

test_placeholder_without_other_characters_is_unknown if {
	every text in ["IMAGE_NAME", "REPLACE_ME:latest", "__IMAGE__"] {
		not image.completed(text)
	}
}

test_value_that_is_no_image_has_nothing if {
	every value in [null, 1, true, [], {}, {"unknown": 1}] {
		not image.written(value)
		not image.known(value)
		not image.complete(value)
		not image.completed(value)
	}
}

test_tag if {
	every written, tag in {
		"nginx": "",
		"nginx:1.27": "1.27",
		"localhost:5000/web": "",
		"localhost:5000/web:latest": "latest",
		"contoso.azurecr.io:443/shop/web:1": "1",
	} {
		image.tag(written) == tag
	}
}

test_tag_that_is_not_known_is_undefined if {
	every value in ["nginx@sha256:0a", "nginx:latest@sha256:0a", "IMAGE_NAME", "", {"unknown": "nginx:$TAG"}, null, 1] {
		not image.tag(value)
	}
}
