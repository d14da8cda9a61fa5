{{/* One container: (dict "root" $ "program" "webhook"). */}}
{{- define "generalscaler.container" -}}
{{- $root := .root }}
{{- $program := .program }}
{{- $values := index $root.Values $program }}
- name: {{ $program }}
  image: {{ include "generalscaler.image" (dict "root" $root "image" $values.image) | quote }}
  imagePullPolicy: {{ $root.Values.image.pullPolicy }}
  args:
    {{- include (printf "generalscaler.%s.args" $program) $root | nindent 4 }}
    {{- if ne $root.Values.metrics.auth "none" }}
    - --metrics-auth={{ $root.Values.metrics.auth }}
    {{- end }}
    {{- with $values.extraArgs }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  env:
    - name: POD_NAME
      valueFrom:
        fieldRef:
          apiVersion: v1
          fieldPath: metadata.name
    - name: POD_NAMESPACE
      valueFrom:
        fieldRef:
          apiVersion: v1
          fieldPath: metadata.namespace
    {{- with $values.javaOptions }}
    - name: JDK_JAVA_OPTIONS
      value: {{ . | quote }}
    {{- end }}
    {{- with $values.env }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  ports:
    {{- if eq $program "webhook" }}
    - name: https
      containerPort: {{ $values.port }}
      protocol: TCP
    {{- end }}
    - name: {{ $program }}-http
      containerPort: {{ $values.managementPort }}
      protocol: TCP
  startupProbe:
    httpGet:
      path: /healthz
      port: {{ $program }}-http
    periodSeconds: 2
    failureThreshold: 60
  livenessProbe:
    httpGet:
      path: /healthz
      port: {{ $program }}-http
    periodSeconds: 10
    timeoutSeconds: 5
    failureThreshold: 6
  readinessProbe:
    httpGet:
      path: /readyz
      port: {{ $program }}-http
    periodSeconds: 5
    timeoutSeconds: 3
    failureThreshold: 2
  resources:
    {{- toYaml $values.resources | nindent 4 }}
  securityContext:
    allowPrivilegeEscalation: false
    readOnlyRootFilesystem: true
    runAsNonRoot: true
    capabilities:
      drop: [ALL]
    seccompProfile:
      type: RuntimeDefault
  volumeMounts:
    - name: {{ $program }}-tmp
      mountPath: /tmp
    {{- if and (eq $program "webhook") $root.Values.certManager.enabled }}
    - name: webhook-tls
      mountPath: /etc/generalscaler/tls
      readOnly: true
    {{- end }}
    {{- if and (eq $program "webhook") $root.Values.webhook.clientCA.configMap }}
    - name: webhook-client-ca
      mountPath: /etc/generalscaler/client-ca
      readOnly: true
    {{- end }}
{{- end }}

{{- define "generalscaler.webhook.args" -}}
- --port={{ .Values.webhook.port }}
- --management-port={{ .Values.webhook.managementPort }}
- --name={{ include "generalscaler.fullname" . }}
- --drain-seconds={{ .Values.webhook.drainSeconds }}
{{- if .Values.certManager.enabled }}
- --tls-dir=/etc/generalscaler/tls
{{- end }}
{{- if .Values.webhook.clientCA.configMap }}
- --client-ca=/etc/generalscaler/client-ca/ca.crt
{{- range .Values.webhook.clientCA.names }}
- --client-name={{ . }}
{{- end }}
{{- end }}
{{- with .Values.controller.prometheusAddress }}
- --prometheus-address={{ . }}
{{- end }}
{{- end }}

{{- define "generalscaler.controller.args" -}}
- --management-port={{ .Values.controller.managementPort }}
- --name={{ include "generalscaler.fullname" . }}
{{- range .Values.controller.allowedAddresses }}
- --allow-address={{ . }}
{{- end }}
{{- with .Values.controller.egressProxy }}
- --egress-proxy={{ . }}
{{- end }}
{{- if .Values.controller.requireSecretHosts }}
- --require-secret-hosts
{{- end }}
{{- with .Values.controller.prometheusAddress }}
- --prometheus-address={{ . }}
{{- end }}
{{- end }}
